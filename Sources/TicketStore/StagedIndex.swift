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

  /// Whether a path is in the index; an index that can't be read may hold anything.
  func mayHold(_ path: String) -> Bool {
    file.map { $0.entry(path) != nil } ?? true
  }

  func refuseConflicts() throws(StoreError) {
    guard file?.hasConflicts != true else {
      throw StoreError(
        .refused, "the index holds conflicts",
        hints: ["resolve them and `git add` the files, then try again"])
    }
  }

  /// Puts the committed files into the index, and the index in its place.
  func replace(_ files: [CommittedFile], root: String) async throws(StoreError) {
    guard let file else { return try await updateThroughGit(files) }
    before = files.map { ($0.path, file.entry($0.path)) }
    try onGit { () throws(GitError) in
      for entry in files { try StagedIndex.put(entry, into: file, root: root) }
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

  private static func put(
    _ entry: CommittedFile, into index: IndexFile, root: String
  ) throws(GitError) {
    guard let blob = entry.blob else { return try index.remove(entry.path) }
    let stat = FileStat(ofFile: RepositoryPath.join(root, entry.path)) ?? FileStat()
    try index.add(IndexEntry(path: entry.path, id: blob, mode: entry.mode, stat: stat))
  }

  private func updateThroughGit(_ files: [CommittedFile]) async throws(StoreError) {
    for entry in files {
      let arguments =
        entry.blob.map {
          ["--add", "--cacheinfo", "\(String(entry.mode, radix: 8)),\($0.hex),\(entry.path)"]
        } ?? ["--force-remove", "--", entry.path]
      _ = try await git.output(["update-index"] + arguments)
    }
  }

  /// After a failure of a later step: what the index held for the files takes its place again.
  func putBack() {
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
