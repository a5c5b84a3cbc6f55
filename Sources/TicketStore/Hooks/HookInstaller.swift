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
    if let manager, manager.runs(hook, in: repository) { return .installed }
    return try file(of: hook)?.state ?? .absent
  }

  /// Where somebody else looks after the hooks, the lines to be added are said, and nothing is done.
  package func refuseManaged(_ hooks: [HookScript]) throws(StoreError) {
    guard let manager else { return }
    var hints: [String] = []
    for hook in hooks where !manager.runs(hook, in: repository) {
      let heading = "add to \(manager.file(for: hook)):"
      if !hints.contains(heading) { hints.append(heading) }
      hints += manager.lines(for: hook).map { "  \($0)" }
      hints += manager.beginnings(of: hook, in: repository)
    }
    throw StoreError(
      .refused, "\(manager.name) looks after the hooks here; nothing was changed",
      hints: hints.isEmpty ? ["its configuration names them already"] : hints)
  }

  /// Adds our block to each hook, or makes the hook: to all of them, or to none. Gives the paths.
  package func install(
    _ hooks: [HookScript], _ options: HookScript.Options
  ) throws(StoreError) -> [String] {
    var changed: [(file: HookFile, before: [UInt8]?)] = []
    do throws(StoreError) {
      for hook in hooks {
        guard let file = file(of: hook) else {
          throw StoreError(.environment, "the folder of the hooks can't be found")
        }
        let before = try file.text
        try file.install(options)
        changed.append((file, before))
      }
    } catch {
      for (file, before) in changed.reversed() { file.putBack(before) }
      throw error
    }
    return changed.map(\.file.path)
  }

  /// Removes our block, and the file where nothing else is in it; gives whether there was one.
  package func uninstall(_ hook: HookScript) throws(StoreError) -> Bool {
    try file(of: hook)?.uninstall() ?? false
  }

  /// Who says what runs at a hook; nil where it is, or would be, a file of Git's own.
  package func manager(of hook: HookScript) throws(StoreError) -> HookManager? {
    guard let manager, !manager.runs(hook, in: repository) else { return manager }
    return try file(of: hook)?.state ?? .absent == .absent ? manager : nil
  }

  /// The file that says what runs at a hook; nil where only Git can tell.
  package func path(of hook: HookScript) throws(StoreError) -> String? {
    try manager(of: hook)?.file(for: hook) ?? file(of: hook)?.path
  }

  private func file(of hook: HookScript) -> HookFile? {
    folder.path.map { HookFile(hook: hook, path: "\($0)/\(hook.name)") }
  }
}
