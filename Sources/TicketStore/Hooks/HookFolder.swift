internal import FileAccess
package import Libgit2

/// The folder in which Git looks for hooks.
package struct HookFolder {
  /// The folder; nil where the configuration names one that only Git can expand.
  package let path: String?
  /// Whether `core.hooksPath` names it.
  package let isConfigured: Bool

  /// Finds the folder of a repository.
  package init(repository: Repository) {
    let common = RepositoryPath.withoutSlash(repository.commonDirectory)
    let root = repository.workDirectory.map(RepositoryPath.withoutSlash) ?? common
    let configured = (try? repository.configuration("core.hookspath")) ?? nil
    isConfigured = configured != nil
    switch configured {
    case nil: path = common + "/hooks"
    case .some(let name) where name.hasPrefix("/"): path = RepositoryPath.withoutSlash(name)
    case .some(let name) where name.hasPrefix("~"): path = nil
    case .some(let name): path = "\(root)/\(RepositoryPath.withoutSlash(name))"
    }
  }

  /// Whether a hook of that name may be run by Git: certain but for a folder that only Git can expand.
  package func mayHold(_ name: String) -> Bool {
    path.map { Files.isExecutable("\($0)/\(name)") } ?? true
  }
}
