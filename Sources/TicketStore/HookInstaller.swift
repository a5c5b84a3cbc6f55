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

  private let folder: HookFolder

  /// Looks at a repository's hooks.
  package init(repository: Repository) {
    folder = HookFolder(repository: repository)
  }

  /// How a hook stands.
  package func state(of hook: HookScript) throws(StoreError) -> State {
    guard let path = path(of: hook), let script = try read(path), hook.isIn(script) else {
      return .absent
    }
    return hook.added(to: script) == script ? .installed : .outdated
  }

  /// Adds our block to a hook, or makes the hook; gives its path.
  ///
  /// A folder that `core.hooksPath` names belongs to somebody: the line to add is said instead.
  package func install(_ hook: HookScript) throws(StoreError) -> String {
    guard !folder.isConfigured, let path = path(of: hook) else {
      throw StoreError(
        .refused, "core.hooksPath names another folder for hooks; it is left as it is",
        hints: [
          "add this line to its \(hook.name): tickets check --staged || exit 1",
          "husky: .husky/\(hook.name); lefthook: a command `tickets check --staged`",
        ])
    }
    guard let script = try read(path) else {
      try onFiles { () throws(FileError) in
        try Files.makeFolders(RepositoryPath.parent(path))
        try Files.create(path, Array(hook.text.utf8), permissions: 0o777)
      }
      return path
    }
    guard let changed = hook.added(to: script) else {
      throw StoreError(
        .refused, "\(path) is no shell script; it is left as it is",
        hints: ["let it run: tickets check --staged"])
    }
    try write(changed, to: path)
    return path
  }

  /// Removes our block, and the file where nothing else is in it; gives whether there was one.
  package func uninstall(_ hook: HookScript) throws(StoreError) -> Bool {
    guard let path = path(of: hook), let script = try read(path), hook.isIn(script) else {
      return false
    }
    let rest = hook.removed(from: script)
    if rest.isEmpty {
      try onFiles { () throws(FileError) in try Files.remove(path) }
    } else {
      try write(rest, to: path)
    }
    return true
  }

  private func path(of hook: HookScript) -> String? { folder.path.map { "\($0)/\(hook.name)" } }

  private func read(_ path: String) throws(StoreError) -> String? {
    let bytes = try onFiles { () throws(FileError) in try Files.readIfPresent(path) }
    guard let bytes else { return nil }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw StoreError(.refused, "\(path) is no text; it is left as it is")
    }
    return text
  }

  private func write(_ text: String, to path: String) throws(StoreError) {
    try onFiles { () throws(FileError) in
      try Files.replace(path, with: Array(text.utf8))
      let permissions = Files.metadata(path)?.permissions ?? 0o755
      try Files.setPermissions(path, permissions | 0o111)
    }
  }
}
