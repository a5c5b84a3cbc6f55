package import Libgit2

/// Starts libgit2 without the person's own configuration, and opens test repositories.
package enum Opened {
  private static let started: Void = GitLibrary.start(
    GitOptions(configurationFolders: ConfigurationFolders()))

  /// The repository, or the one in a folder of it, such as a clone or a linked work tree.
  package static func repository(_ test: TestRepository, at folder: String = "") throws
    -> Repository
  {
    let path = folder.isEmpty ? test.root : test.root + "/" + folder
    guard let repository = try discover(path) else {
      throw GitError(code: -1, message: "no repository at \(path)", operation: "open a repository")
    }
    return repository
  }

  /// The repository that a folder is in; nil where there is none.
  package static func discover(
    _ path: String, _ overrides: RepositoryOverrides = RepositoryOverrides()
  ) throws -> Repository? {
    started
    return try Repository.discover(from: path, overrides: overrides)
  }
}
