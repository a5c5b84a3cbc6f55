internal import FileAccess
internal import Libgit2

/// Whether Git would store a file other than as it stands on disk: line ends, encodings, LFS.
///
/// The library applies some filters and drops others in silence. So the places where a filter can be
/// asked for are looked at: where there is nothing in any of them the bytes are stored as they are,
/// else Git itself stores them.
final class ContentFilters {
  private let repository: Repository
  private let objects: Repository
  private let root: String
  private let git: GitProgram
  /// What is known of a folder's files: thousands may lie in one.
  private var answers: [String: Bool] = [:]

  /// The filters of a repository; blobs are written into `objects`.
  init(repository: Repository, objects: Repository, root: String, git: GitProgram) {
    self.repository = repository
    self.objects = objects
    self.root = root
    self.git = git
  }

  /// Writes the blob that Git would store for a file.
  func writeBlob(
    _ bytes: [UInt8], path: String, _ index: StagedIndex
  ) throws(StoreError) -> ObjectID {
    guard try mayApply(inFolder: RepositoryPath.parent(path), index) else {
      return try onGit { () throws(GitError) in try objects.writeBlob(bytes) }
    }
    let answer = try git.output(
      ["hash-object", "-w", "--stdin", "--path", path], input: bytes)
    guard let id = ObjectID(hex: answer) else {
      throw StoreError(.environment, "git hash-object answered \(answer)")
    }
    return id
  }

  private func mayApply(
    inFolder folder: String, _ index: StagedIndex
  ) throws(StoreError) -> Bool {
    if let answer = answers[folder] { return answer }
    let answer = try isAskedFor(inFolder: folder, index)
    answers[folder] = answer
    return answer
  }

  private func isAskedFor(
    inFolder folder: String, _ index: StagedIndex
  ) throws(StoreError) -> Bool {
    if git.hasSettingsOfItsOwn || isConfigured { return true }
    // Git itself judges what can't be looked at.
    let isCertain = outside.allSatisfy { (try? Files.metadata($0) == nil) ?? false }
    guard isCertain else { return true }
    for folder in RepositoryPath.upwards(from: folder) {
      let name = RepositoryPath.join(folder, ".gitattributes")
      if try fileMetadata(RepositoryPath.join(root, name)) != nil { return true }
      if try index.blob(name) != nil { return true }
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
