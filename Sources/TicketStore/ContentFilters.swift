internal import FileAccess
internal import Libgit2

/// Whether Git would store a file other than as it stands on disk: line ends, encodings, LFS.
///
/// The library applies some filters and drops others in silence. So the places where a filter can be
/// asked for are looked at: where there is nothing in any of them the bytes are stored as they are,
/// else Git itself stores them.
struct ContentFilters {
  let repository: Repository
  let root: String
  let git: GitProgram

  /// Writes the blob that Git would store for a file.
  func writeBlob(
    _ bytes: [UInt8], path: String, _ index: StagedIndex
  ) async throws(StoreError) -> ObjectID {
    guard try await mayApply(to: path, index) else {
      return try onGit { () throws(GitError) in try repository.writeBlob(bytes) }
    }
    let answer = try await git.output(
      ["hash-object", "-w", "--stdin", "--path", path], input: bytes)
    guard let id = ObjectID(hex: answer) else {
      throw StoreError(.environment, "git hash-object answered \(answer)")
    }
    return id
  }

  private func mayApply(
    to path: String, _ index: StagedIndex
  ) async throws(StoreError) -> Bool {
    if git.hasSettingsOfItsOwn || isConfigured { return true }
    if outside.contains(where: { Files.metadata($0) != nil }) { return true }
    for folder in RepositoryPath.upwards(from: RepositoryPath.parent(path)) {
      let name = RepositoryPath.join(folder, ".gitattributes")
      if Files.metadata(RepositoryPath.join(root, name)) != nil { return true }
      if try await index.blob(name) != nil { return true }
    }
    return false
  }

  private var isConfigured: Bool {
    do throws(GitError) {
      let conversion = try repository.configuration("core.autocrlf")?.lowercased()
      if let conversion, !["false", "no", "off", "0"].contains(conversion) { return true }
      return try repository.configuration("core.attributesfile") != nil
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
