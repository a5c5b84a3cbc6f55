internal import FileAccess
internal import Libgit2

/// Whether Git would store a file other than as it stands on disk: line ends and the like.
///
/// The library's own look reads the whole index; here the places where a filter can be asked for are
/// looked at, and where there is nothing in any of them the bytes are stored as they are.
struct ContentFilters {
  let repository: Repository
  let root: String
  let git: GitProgram

  /// The bytes that Git stores for a file.
  func stored(_ bytes: [UInt8], path: String, _ index: StagedIndex) throws(StoreError) -> [UInt8] {
    guard mayApply(to: path, index) else { return bytes }
    return try onGit { () throws(GitError) in try repository.toGit(bytes, path: path) }
  }

  private func mayApply(to path: String, _ index: StagedIndex) -> Bool {
    let isConfigured = ["core.autocrlf", "core.eol", "core.attributesfile"].contains(where: isSet)
    guard !isConfigured, !outside.contains(where: { Files.metadata($0) != nil }) else {
      return true
    }
    return RepositoryPath.upwards(from: RepositoryPath.parent(path)).contains { folder in
      let name = RepositoryPath.join(folder, ".gitattributes")
      return Files.metadata(RepositoryPath.join(root, name)) != nil || index.mayHold(name)
    }
  }

  private func isSet(_ key: String) -> Bool {
    do throws(GitError) {
      return try repository.configuration(key) != nil
    } catch {
      return true
    }
  }

  /// The attribute files that stand in no tree.
  private var outside: [String] {
    let common = RepositoryPath.withoutSlash(repository.commonDirectory)
    let home = git.variable("HOME").map { "\($0)/.config" }
    let folders = [git.variable("XDG_CONFIG_HOME"), home].compactMap { $0 }
    return ["\(common)/info/attributes"] + folders.map { "\($0)/git/attributes" }
      + ["/etc", "/usr/local/etc", "/opt/homebrew/etc"].map { "\($0)/gitattributes" }
  }
}
