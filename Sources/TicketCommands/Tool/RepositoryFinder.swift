internal import Libgit2
internal import TicketStore

/// Finds the repository as Git would: `GIT_DIR` first, then from the folder upwards.
struct RepositoryFinder {
  let environment: CommandEnvironment

  func find() throws(CommandError) -> Repository {
    do throws(GitError) {
      GitLibrary.start()
      if let repository = try open(skippingOwnerValidation: false) { return repository }
    } catch {
      guard error.isOwnershipRefusal else { throw CommandError(StoreError(error)) }
      return try openAsGitWould()
    }
    throw CommandError(
      .environment, "not a git repository: \(environment.directory)",
      hints: ["`git init` makes one"])
  }

  private func open(skippingOwnerValidation: Bool) throws(GitError) -> Repository? {
    try Repository.discover(
      from: environment.directory,
      overrides: RepositoryOverrides(
        gitDirectory: environment.variables["GIT_DIR"].map(absolute),
        workTree: environment.variables["GIT_WORK_TREE"].map(absolute),
        ceilingDirectories: environment.folders("GIT_CEILING_DIRECTORIES"),
        crossesFileSystems: crossesFileSystems,
        objectDirectories: objectDirectories),
      skipOwnerValidation: skippingOwnerValidation)
  }

  /// Where Git puts the objects of a push until it is accepted, and where else they are.
  private var objectDirectories: [String] {
    let own = environment.variables["GIT_OBJECT_DIRECTORY"].map { [$0] } ?? []
    let others = environment.folders("GIT_ALTERNATE_OBJECT_DIRECTORIES")
    return (own + others).filter { !$0.isEmpty }.map(absolute)
  }

  private var crossesFileSystems: Bool {
    let word = environment.variables["GIT_DISCOVERY_ACROSS_FILESYSTEM"]?.lowercased() ?? ""
    return !["", "0", "false", "no", "off"].contains(word)
  }

  private func absolute(_ path: String) -> String {
    path.hasPrefix("/") ? path : "\(environment.directory)/\(path)"
  }

  /// The library and Git judge foreign ownership differently: Git's verdict counts.
  private func openAsGitWould() throws(CommandError) -> Repository {
    let git = GitProgram(directory: environment.directory, environment: environment.variables)
    do throws(StoreError) {
      let answer = try git.run(["rev-parse", "--git-dir"])
      guard answer.status == 0 else {
        let lines = answer.errors.split(separator: "\n").map { $0.trimming(prefix: "fatal: ") }
        throw StoreError(
          .environment, lines.first ?? "not a git repository: \(environment.directory)",
          hints: lines.dropFirst().last.map { [$0] } ?? [])
      }
      do throws(GitError) {
        if let repository = try open(skippingOwnerValidation: true) { return repository }
      } catch {
        throw StoreError(error)
      }
      throw StoreError(.environment, "not a git repository: \(environment.directory)")
    } catch {
      throw CommandError(error)
    }
  }
}

extension CommandEnvironment {
  /// The folders that a variable lists.
  fileprivate func folders(_ variable: String) -> [String] {
    (variables[variable] ?? "").split(separator: ":").map(String.init)
  }
}

extension Substring {
  /// Without that beginning and the spaces around.
  fileprivate func trimming(prefix: String) -> String {
    let rest = hasPrefix(prefix) ? dropFirst(prefix.count) : self
    return String(rest.drop(while: \.isWhitespace))
  }
}
