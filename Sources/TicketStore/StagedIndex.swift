internal import FileAccess
internal import Libgit2

internal import SystemPackage

/// Git's index, held under `index.lock` from the reading of it to the replacing.
///
/// The library's own write locks for the write only, and loses what others stage meanwhile. Here the
/// bytes are changed, written into the lock as Git does it, and the lock is renamed over the index.
/// An index that is not of the plain kind (version 4, split, sparse) is left to `git update-index`.
final class StagedIndex {
  private let path: String
  /// A second name for the index as it was, so that it can come back on a full disk too.
  private let kept: String
  private let repository: Repository
  private let git: GitProgram
  /// The index as it was read; nil where it is not of the plain kind, or already replaced.
  private var index: PlainIndex?
  private var isPlain = true
  private var isLocked = true
  private var written: [UInt8]?
  /// What the index held for the files before: nil for nothing.
  private var before: [(path: String, entry: IndexEntry?)] = []

  private var lockPath: String { path + ".lock" }

  private init(path: String, repository: Repository, git: GitProgram) {
    self.path = path
    self.repository = repository
    self.git = git
    kept = RepositoryPath.withoutSlash(repository.commonDirectory) + "/tickets/index"
  }

  /// Takes `index.lock`, waiting about two seconds for whoever has it, and reads the index.
  static func lock(repository: Repository, git: GitProgram) throws(StoreError) -> StagedIndex {
    let path = RepositoryPath.withoutSlash(repository.gitDirectory) + "/index"
    try lock(path + ".lock", git)
    let index = StagedIndex(path: path, repository: repository, git: git)
    do throws(StoreError) {
      try index.read()
      try index.refuseConflicts()
    } catch {
      index.unlock()
      throw error
    }
    return index
  }

  private static func lock(_ path: String, _ git: GitProgram) throws(StoreError) {
    var (pause, waited) = (1, 0)
    while true {
      do throws(FileError) {
        return try Files.create(path, [])
      } catch {
        guard error.reason == .fileExists else { throw StoreError(error) }
        guard waited < 2000 else {
          throw StoreError(
            .environment, "\(path) is there: another git process is using the index",
            hints: ["if no git process is running, remove that file"])
        }
      }
      try git.refuseInterruption()
      Interruption.pause(milliseconds: pause)
      waited += pause
      pause = min(pause * 2, 100)
    }
  }

  /// Gives the lock back, and leaves the index as it is.
  func unlock() {
    guard isLocked else { return }
    isLocked = false
    try? Files.remove(lockPath)
  }

  private func read() throws(StoreError) {
    if let bytes = try onFiles({ () throws(FileError) in try Files.readIfPresent(path) }) {
      index = PlainIndex(consume bytes)
    } else {
      index = PlainIndex()
    }
    isPlain = index != nil
    // Git takes the lock itself for an index that only it can change.
    if !isPlain { unlock() }
  }

  /// What is staged of a path; nil where nothing is.
  func blob(_ path: String) throws(StoreError) -> StoredBlob? {
    if let index { return index.entry(path).map { StoredBlob(id: $0.id, mode: $0.mode) } }
    let listing = try git.output(["ls-files", "-s", "-z", "--", ":(top,literal)\(path)"])
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

  private func refuseConflicts() throws(StoreError) {
    // A plain index with conflicts counts as none.
    guard !isPlain, try !git.output(["ls-files", "-u"]).isEmpty else { return }
    throw StoreError(
      .refused, "the index holds conflicts",
      hints: ["resolve them and `git add` the files, then try again"])
  }

  /// Puts the files into the index, and the index in its place.
  func replace(_ files: [StoredFile]) throws(StoreError) {
    guard var index = index.take() else { return try replaceThroughGit(files) }
    before = files.map { ($0.path, index.entry($0.path)) }
    index.markRacyEntries(of: path, in: repository)
    var entries: [String: IndexEntry?] = [:]
    for (file, old) in zip(files, before) {
      entries.updateValue(file.entry(over: old.entry), forKey: file.path)
    }
    index.change(entries)
    try write((consume index).closed())
  }

  private func write(_ bytes: [UInt8]) throws(StoreError) {
    let old = try fileMetadata(path)
    try onFiles { () throws(FileError) in
      try Files.overwrite(lockPath, with: bytes)
      if let old { try Files.setPermissions(lockPath, old.permissions) }
      try Files.remove(kept)
      if old != nil { _ = Files.link(path, as: kept) }
      try Files.rename(lockPath, to: path)
    }
    isLocked = false
    written = bytes
  }

  /// All the files in one process, or none.
  private func replaceThroughGit(_ files: [StoredFile]) throws(StoreError) {
    for file in files {
      let entry = try blob(file.path).map {
        IndexEntry(path: file.path, id: $0.id, mode: $0.mode)
      }
      before.append((file.path, entry))
    }
    try updateThroughGit(files.map { ($0.path, $0.entry(over: nil)) })
  }

  private func updateThroughGit(
    _ entries: [(path: String, entry: IndexEntry?)]
  ) throws(StoreError) {
    let lines = entries.map { path, entry in
      let blob = entry.map { "\(String($0.mode, radix: 8)) \($0.id.hex)" }
      return "\(blob ?? "0 \(ObjectID.zero.hex)")\t\(path)\0"
    }
    _ = try git.output(
      ["update-index", "-z", "--index-info"], input: Array(lines.joined().utf8))
  }

  /// The change is done: the index as it was may go.
  func finish() {
    if written != nil { try? Files.remove(kept) }
  }

  /// After a failure of a later step: the index as it was takes its place again; where somebody
  /// staged something meanwhile, only what it held for the files.
  ///
  /// Gives what the person should know where it can't be done.
  func putBack() -> String? {
    guard !before.isEmpty else { return nil }
    do throws(StoreError) {
      guard isPlain else {
        try updateThroughGit(before)
        return nil
      }
      guard written != nil else { return nil }
      try StagedIndex.lock(lockPath, git)
      isLocked = true
      defer { unlock() }
      try restore()
      return nil
    } catch {
      let paths = before.map(\.path).joined(separator: " ")
      return "the index can't be put back: `git restore --staged -- \(paths)` does it"
    }
  }

  private func restore() throws(StoreError) {
    let now = try onFiles { () throws(FileError) in try Files.readIfPresent(path) }
    if now == written, (try? Files.rename(kept, to: path)) != nil { return }
    guard let now, var current = PlainIndex(now) else { return }
    current.change(Dictionary(before.map { ($0.path, $0.entry) }) { first, _ in first })
    try write((consume current).closed())
    finish()
  }
}

extension StoredFile {
  /// The entry of the index; nil where the file is not to be in it.
  func entry(over old: IndexEntry?) -> IndexEntry? {
    staged.map {
      IndexEntry(
        path: path, id: $0.id, mode: $0.mode, flags: old?.flags ?? 0, stat: stat ?? FileStat())
    }
  }
}
