internal import FileAccess
internal import Libgit2

internal import SystemPackage

/// Git's index, held under `index.lock` from the reading of it to the replacing.
///
/// The library's own write locks for the write only, and loses what others stage meanwhile. Here a
/// copy is changed, renamed over the lock, and the lock over the index. An index that the library
/// can't read (split, sparse) is left to `git update-index`.
final class StagedIndex {
  private let path: String
  private let copy: String
  private let repository: Repository
  private let git: GitProgram
  private var file: IndexFile?
  private var isLocked: Bool
  /// What the index held for the committed files before: nil for nothing.
  private var before: [(path: String, entry: IndexEntry?)] = []
  /// The same of an index that only Git reads.
  private var blobsBefore: [(path: String, blob: StoredBlob?)] = []

  private init(repository: Repository, git: GitProgram) {
    path = RepositoryPath.withoutSlash(repository.gitDirectory) + "/index"
    copy = path + ".tickets"
    self.repository = repository
    self.git = git
    isLocked = true
  }

  /// Takes `index.lock`, waiting about two seconds for whoever has it, and reads the index.
  static func lock(repository: Repository, git: GitProgram) async throws(StoreError) -> StagedIndex
  {
    let path = RepositoryPath.withoutSlash(repository.gitDirectory) + "/index.lock"
    var pause: UInt64 = 1_000_000
    var waited: UInt64 = 0
    while true {
      do throws(FileError) {
        try Files.create(path, [])
        break
      } catch {
        guard error.reason == .fileExists else { throw StoreError(error) }
        guard waited < 2_000_000_000 else {
          throw StoreError(
            .environment, "\(path) is there: another git process is using the index",
            hints: ["if no git process is running, remove that file"])
        }
      }
      try? await Task.sleep(nanoseconds: pause)
      waited += pause
      pause = min(pause * 2, 100_000_000)
    }
    let index = StagedIndex(repository: repository, git: git)
    do throws(StoreError) {
      try index.read()
    } catch {
      index.unlock()
      throw error
    }
    return index
  }

  /// Gives the lock back, and leaves the index as it is.
  func unlock() {
    try? Files.remove(copy)
    try? Files.remove(copy + ".lock")
    guard isLocked else { return }
    isLocked = false
    try? Files.remove(path + ".lock")
  }

  private func read() throws(StoreError) {
    // Both are ours alone: what a killed process left may go.
    try onFiles { () throws(FileError) in
      try Files.remove(copy)
      try Files.remove(copy + ".lock")
    }
    // A second name will do for a copy: the library replaces files, and writes into none.
    let isThere = Files.metadata(path) != nil
    if isThere, !Files.link(path, as: copy) {
      try onFiles { () throws(FileError) in try Files.create(copy, Files.read(path)) }
    }
    do throws(GitError) {
      file = try IndexFile.open(path: copy, repository: repository)
    } catch {
      guard error.isUnreadableIndex, isThere else { throw StoreError(error) }
      unlock()
    }
  }

  /// What is staged of a path; nil where nothing is.
  func blob(_ path: String) async throws(StoreError) -> StoredBlob? {
    if let file { return file.entry(path).map { StoredBlob(id: $0.id, mode: $0.mode) } }
    let listing = try await git.output(["ls-files", "-s", "-z", "--", ":(top,literal)\(path)"])
    return StagedIndex.blobs(inListing: listing).first { $0.path == path }?.blob
  }

  /// The entries of `git ls-files -s -z`, conflicts left out.
  static func blobs(inListing listing: String) -> [(path: String, blob: StoredBlob)] {
    listing.split(separator: "\0").compactMap { line in
      let parts = line.split(separator: "\t", maxSplits: 1)
      let words = parts[0].split(separator: " ")
      guard parts.count == 2, words.count == 3, words[2] == "0",
        let mode = UInt32(words[0], radix: 8), let id = ObjectID(hex: String(words[1]))
      else { return nil }
      return (String(parts[1]), StoredBlob(id: id, mode: mode))
    }
  }

  func refuseConflicts() throws(StoreError) {
    guard file?.hasConflicts != true else {
      throw StoreError(
        .refused, "the index holds conflicts",
        hints: ["resolve them and `git add` the files, then try again"])
    }
  }

  /// Puts the files into the index, and the index in its place.
  func replace(_ files: [StoredFile]) async throws(StoreError) {
    guard let file else {
      for file in files { try await blobsBefore.append((file.path, blob(file.path))) }
      return try await updateThroughGit(files.map { ($0.path, $0.staged) })
    }
    before = files.map { ($0.path, file.entry($0.path)) }
    try onGit { () throws(GitError) in
      for entry in files { try StagedIndex.put(entry, into: file) }
      try file.write()
    }
    let count = IndexFile.headerEntryCount(ofFile: copy)
    guard count == file.entryCount else {
      throw StoreError(.environment, "the index could not be written: \(copy)")
    }
    let permissions = Files.metadata(path)?.permissions ?? 0o644
    try onFiles { () throws(FileError) in
      try Files.setPermissions(copy, permissions)
      try Files.rename(copy, to: path + ".lock")
      try Files.rename(path + ".lock", to: path)
    }
    isLocked = false
  }

  private static func put(_ stored: StoredFile, into index: IndexFile) throws(GitError) {
    guard let blob = stored.staged else { return try index.remove(stored.path) }
    try index.add(
      IndexEntry(
        path: stored.path, id: blob.id, mode: blob.mode,
        flags: index.entry(stored.path)?.flags ?? 0, stat: stored.stat ?? FileStat()))
  }

  /// Git changes an index that the library can't read: all the files in one process, or none.
  private func updateThroughGit(
    _ files: [(path: String, blob: StoredBlob?)]
  ) async throws(StoreError) {
    let lines = files.map { file in
      let blob = file.blob.map { "\(String($0.mode, radix: 8)) \($0.id.hex)" }
      return "\(blob ?? "0 \(ObjectID.zero.hex)")\t\(file.path)\0"
    }
    _ = try await git.output(
      ["update-index", "-z", "--index-info"], input: Array(lines.joined().utf8))
  }

  /// After a failure of a later step: what the index held for the files takes its place again.
  func putBack() async {
    if !blobsBefore.isEmpty { try? await updateThroughGit(blobsBefore) }
    guard !before.isEmpty, (try? Files.create(path + ".lock", [])) != nil else { return }
    isLocked = true
    defer { unlock() }
    guard (try? read()) != nil, let file, (try? restore(in: file)) != nil,
      (try? Files.rename(copy, to: path + ".lock")) != nil,
      (try? Files.rename(path + ".lock", to: path)) != nil
    else { return }
    isLocked = false
  }

  private func restore(in file: IndexFile) throws(GitError) {
    for (path, entry) in before {
      if let entry {
        try file.add(entry)
      } else {
        try file.remove(path)
      }
    }
    try file.write()
  }
}
