internal import FileAccess
package import Libgit2

/// Where a backlog was found: the repository, and the file that configures it.
package struct BacklogPlace {
  /// The repository that holds it.
  package let repository: Repository
  /// The root of the work tree; the Git directory where the repository is bare.
  package let root: String
  /// The configuration file, from the repository's root.
  package let configurationPath: String
  /// The folder of the configuration file, from the repository's root; empty for the root itself.
  package var folder: String { RepositoryPath.parent(configurationPath) }

  /// Makes a place.
  package init(repository: Repository, root: String, configurationPath: String) {
    self.repository = repository
    self.root = root
    self.configurationPath = configurationPath
  }

  /// Whether a path, from the repository's root, belongs to the backlog with tickets below `root`.
  package func holds(_ path: String, root: String) -> Bool {
    path == configurationPath || root.isEmpty || RepositoryPath.relative(path, to: root) != nil
  }

  /// The other configurations at the root that were passed over for this one.
  var shadowedConfigurations: [String] {
    BacklogPlace.names.filter {
      $0 != configurationPath
        && (try? Files.metadata(RepositoryPath.join(root, $0)))?.kind == .file
    }
  }

  /// The names that configure a backlog, in the order in which they are looked for in a folder.
  static let names = ["backlog.yml", "backlog/backlog.yml", ".tickets.yml"]

  /// Looks for a backlog from a folder upwards to the repository's root.
  ///
  /// In each folder: the folder itself is a backlog, holds one called `backlog`, or has a
  /// `.tickets.yml`.
  package static func discover(
    from directory: String, repository: Repository
  ) throws(StoreError) -> BacklogPlace {
    guard let place = try find(from: directory, repository: repository) else { throw none }
    return place
  }

  /// Looks for a backlog as `discover` does; nil where there is none.
  package static func find(
    from directory: String, repository: Repository
  ) throws(StoreError) -> BacklogPlace? {
    guard let work = repository.workDirectory, !repository.isBare else {
      return try inCommit(repository)
    }
    let root = RepositoryPath.withoutSlash(Files.resolved(work) ?? work)
    let start = RepositoryPath.relative(Files.resolved(directory) ?? directory, to: root) ?? ""
    for folder in RepositoryPath.upwards(from: start) {
      for name in names {
        let path = RepositoryPath.join(folder, name)
        if try fileMetadata(RepositoryPath.join(root, path))?.kind == .file {
          return BacklogPlace(repository: repository, root: root, configurationPath: path)
        }
      }
    }
    return nil
  }

  /// A bare repository has no work tree to look in: its HEAD says where the backlog is.
  private static func inCommit(_ repository: Repository) throws(StoreError) -> BacklogPlace? {
    guard let tip = try onGit({ () throws(GitError) in try repository.resolve("HEAD") }) else {
      return nil
    }
    for name in names {
      if try onGit({ () throws(GitError) in try repository.blob(at: name, in: tip) }) != nil {
        return BacklogPlace(
          repository: repository, root: repository.gitDirectory, configurationPath: name)
      }
    }
    return nil
  }

  /// Where a backlog usually is, for a repository in which only commits to come may hold one.
  package static func usual(_ repository: Repository) -> BacklogPlace {
    BacklogPlace(
      repository: repository, root: repository.workDirectory ?? repository.gitDirectory,
      configurationPath: names[1])
  }

  private static let none = StoreError(
    .environment, "there is no backlog here: no backlog/backlog.yml and no .tickets.yml",
    hints: ["`tickets init` makes one", "`-C DIR` looks from another folder"])
}
