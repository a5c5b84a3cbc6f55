internal import CLibgit2

/// An index file, usually a copy that the caller made while holding `index.lock`.
///
/// libgit2's own locking covers the write only, and then loses what others stage meanwhile. So the
/// caller locks, copies, changes the copy here, and renames it.
@safe package final class IndexFile {
  /// The file.
  package let path: String
  let handle: OpaquePointer
  let repository: Repository?
  /// Entries whose file was written in this second or later may hide a change: see `write`.
  let stampSeconds: UInt32?

  /// Opens an index at any path; one that isn't there is empty.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - repository: The repository it is for; without it, `write` can't care for racy entries.
  /// - Returns: The index.
  /// - Throws: `unreadableIndex` where libgit2 can't parse it, and where it sees another number of
  ///   entries than the file's header says: then some call failed silently, and writing the index
  ///   would lose what is staged.
  package static func open(
    path: String, repository: Repository? = nil
  ) throws(GitError) -> IndexFile {
    GitLibrary.start()
    var handle: OpaquePointer?
    let code = unsafe git_index_open(&handle, path)
    guard code >= 0, let handle = unsafe handle else {
      let error = GitError.last(code: code, operation: "read the index")
      throw unreadable(path, because: error.message)
    }
    let index = unsafe IndexFile(path: path, handle: handle, repository: repository)
    try index.compareWithHeader()
    return index
  }

  private init(path: String, handle: OpaquePointer, repository: Repository?) {
    self.path = path
    unsafe self.handle = unsafe handle
    self.repository = repository
    let stamps = [path, repository?.indexPath ?? path].compactMap {
      FileStat(ofFile: $0)?.mtimeSeconds
    }
    stampSeconds = stamps.min()
  }

  deinit { unsafe git_index_free(handle) }

  /// How many entries there are, conflicts' stages counted each.
  package var entryCount: Int { unsafe git_index_entrycount(handle) }

  /// Whether a path is in conflict.
  package var hasConflicts: Bool { unsafe git_index_has_conflicts(handle) == 1 }

  /// The paths in conflict, in order, each once.
  package var conflictedPaths: [String] {
    var paths: [String] = []
    for position in 0..<entryCount {
      guard let entry = entry(at: position), entry.stage > 0, entry.path != paths.last else {
        continue
      }
      paths.append(entry.path)
    }
    return paths
  }

  /// The entry of a path at a stage; nil where there is none.
  package func entry(_ path: String, stage: Int = 0) -> IndexEntry? {
    guard (0...3).contains(stage),
      let raw = unsafe git_index_get_bypath(handle, path, Int32(stage))
    else { return nil }
    return unsafe IndexEntry(raw.pointee)
  }

  /// The entries of a folder and all below it, in order; of the whole index without one.
  package func entries(under folder: String = "") -> [IndexEntry] {
    let prefix = folder.isEmpty || folder.hasSuffix("/") ? folder : folder + "/"
    var position = 0
    if !prefix.isEmpty {
      let code = unsafe git_index_find_prefix(&position, handle, prefix)
      guard code >= 0 else {
        git_error_clear()
        return []
      }
    }
    var entries: [IndexEntry] = []
    while let entry = entry(at: position), entry.path.utf8.starts(with: prefix.utf8) {
      entries.append(entry)
      position += 1
    }
    return entries
  }

  func entry(at position: Int) -> IndexEntry? {
    guard let raw = unsafe git_index_get_byindex(handle, position) else { return nil }
    return unsafe IndexEntry(raw.pointee)
  }
}

extension IndexFile {
  /// The number of entries that an index file's own header gives; nil where it has no such header.
  package static func headerEntryCount(ofFile path: String) -> Int? {
    guard let header = try? FileBytes.read(path, limit: 12), header.count == 12,
      header.starts(with: Array("DIRC".utf8))
    else { return nil }
    return header[8..<12].reduce(0) { $0 << 8 | Int($1) }
  }

  private func compareWithHeader() throws(GitError) {
    let header = try FileBytes.read(path, limit: 12)
    let expected = header == nil ? 0 : IndexFile.headerEntryCount(ofFile: path)
    guard entryCount != expected else { return }
    throw IndexFile.unreadable(
      path, because: "\(entryCount) entries were read of \(expected.map(String.init) ?? "some")")
  }

  private static func unreadable(_ path: String, because reason: String) -> GitError {
    GitError(
      code: GitError.unreadableIndex,
      message: "libgit2 cannot read \(path) (\(reason)); a split or a sparse index, or one without"
        + " a checksum, is of that kind", operation: "read the index")
  }
}

extension IndexEntry {
  init(_ raw: git_index_entry) {
    let status = unsafe raw.flags
    self = unsafe IndexEntry(
      path: raw.path.map { unsafe String(cString: $0) } ?? "", id: ObjectID(raw.id),
      mode: raw.mode, stage: Int(status >> 12 & 3), flags: status & 0x8000,
      extendedFlags: raw.flags_extended & 0x6000, stat: FileStat(raw))
  }

  /// Lends the entry in libgit2's form.
  func withRaw<R>(_ body: (UnsafePointer<git_index_entry>) -> R) -> R {
    unsafe path.withCString { path in
      var raw = unsafe git_index_entry()
      unsafe raw.path = unsafe path
      unsafe raw.id = id.oid
      unsafe raw.mode = mode
      unsafe raw.flags = flags & 0x8000 | UInt16(stage & 3) << 12
      unsafe raw.flags_extended = extendedFlags & 0x6000
      unsafe stat.fill(&raw)
      return unsafe body(&raw)
    }
  }
}

extension FileStat {
  init(_ raw: git_index_entry) {
    self.init()
    size = unsafe raw.file_size
    mtimeSeconds = UInt32(bitPattern: unsafe raw.mtime.seconds)
    mtimeNanoseconds = unsafe raw.mtime.nanoseconds
    ctimeSeconds = UInt32(bitPattern: unsafe raw.ctime.seconds)
    ctimeNanoseconds = unsafe raw.ctime.nanoseconds
    device = unsafe raw.dev
    inode = unsafe raw.ino
    user = unsafe raw.uid
    group = unsafe raw.gid
  }

  func fill(_ raw: inout git_index_entry) {
    unsafe raw.file_size = size
    unsafe raw.mtime = git_index_time(
      seconds: Int32(bitPattern: mtimeSeconds), nanoseconds: mtimeNanoseconds)
    unsafe raw.ctime = git_index_time(
      seconds: Int32(bitPattern: ctimeSeconds), nanoseconds: ctimeNanoseconds)
    unsafe raw.dev = device
    unsafe raw.ino = inode
    unsafe raw.uid = user
    unsafe raw.gid = group
  }
}
