internal import FileAccess
package import Libgit2

/// Puts our hooks beside what is there, and takes exactly them away again.
package struct HookInstaller {
  /// How one hook stands.
  package enum State: String, Hashable, Sendable {
    /// Our block is there, as this version writes it.
    case installed
    /// Our block is there, as another version wrote it.
    case outdated
    /// There is none, or another's without our block.
    case absent
  }

  /// Who else looks after the hooks; then nothing is written.
  package let manager: HookManager?
  private let repository: Repository
  private let folder: HookFolder

  /// Looks at a repository's hooks.
  package init(repository: Repository) {
    self.repository = repository
    folder = HookFolder(repository: repository)
    manager = HookManager.of(repository)
  }

  /// The hooks that a repository of this kind wants where none are named.
  package var usualHooks: [HookScript] {
    repository.isBare ? [.preReceive] : [.preCommit, .preMergeCommit, .prePush]
  }

  /// How a hook stands.
  package func state(of hook: HookScript) throws(StoreError) -> State {
    if let manager { return manager.runs(hook, in: repository) ? .installed : .absent }
    return try file(of: hook)?.state ?? .absent
  }

  /// Adds our block to a hook, or makes the hook; gives its path.
  ///
  /// Where somebody else looks after the hooks, the lines to be added are said instead.
  package func install(
    _ hook: HookScript, _ options: HookScript.Options
  ) throws(StoreError) -> String {
    if let manager {
      throw StoreError(
        .refused, "\(manager.name) looks after the hooks here; nothing was changed",
        hints: ["add to \(manager.file(for: hook)):"]
          + manager.lines(for: hook).map { "  \($0)" })
    }
    guard let file = file(of: hook) else {
      throw StoreError(.environment, "the folder of the hooks can't be found")
    }
    try file.install(options)
    return file.path
  }

  /// Removes our block, and the file where nothing else is in it; gives whether there was one.
  package func uninstall(_ hook: HookScript) throws(StoreError) -> Bool {
    guard manager == nil else { return false }
    return try file(of: hook)?.uninstall() ?? false
  }

  /// The file that Git runs for a hook; nil where only Git can tell.
  package func path(of hook: HookScript) -> String? {
    if let manager { return manager.file(for: hook) }
    return file(of: hook)?.path
  }

  private func file(of hook: HookScript) -> HookFile? {
    folder.path.map { HookFile(hook: hook, path: "\($0)/\(hook.name)") }
  }
}
