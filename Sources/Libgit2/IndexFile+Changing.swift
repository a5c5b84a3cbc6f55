internal import CLibgit2

extension IndexFile {
  /// Puts an entry in, in place of the path's entry and of its conflict.
  package func add(_ entry: IndexEntry) throws(GitError) {
    let operation = "add \(entry.path) to the index"
    if entry.stage == 0 {
      for stage in 1...3 {
        _ = try found(unsafe git_index_remove(handle, entry.path, Int32(stage)), operation)
      }
    }
    let code = unsafe entry.withRaw { unsafe git_index_add(handle, $0) }
    try check(code, operation)
  }

  /// Takes a path out, conflict and all; fine where it isn't in.
  package func remove(_ path: String) throws(GitError) {
    let operation = "remove \(path) from the index"
    for stage in 0...3 {
      _ = try found(unsafe git_index_remove(handle, path, Int32(stage)), operation)
    }
  }

  /// Writes the file, without flushing it to the disk.
  ///
  /// An entry whose file may have changed in the very second in which the index was last written is
  /// compared with its file first: the new file's later time would hide such a change from git.
  package func write() throws(GitError) {
    try markRacyEntries()
    try check(unsafe git_index_write(handle), "write the index")
  }

  /// Gives racy entries whose file differs the size 0, which makes git compare the content.
  private func markRacyEntries() throws(GitError) {
    guard let repository, let root = repository.workDirectory, let stampSeconds else { return }
    for position in 0..<entryCount {
      guard var entry = entry(at: position), entry.stage == 0, entry.size > 0,
        entry.mtime >= stampSeconds, !entry.skipsWorktree,
        let now = FileStat(ofFile: root + "/" + entry.path), now.size == entry.size,
        now.mtimeSeconds == entry.mtime,
        !repository.holds(entry.path, mode: entry.mode, as: entry.id)
      else { continue }
      entry.stat.size = 0
      try add(entry)
    }
  }
}

extension Repository {
  /// Whether a work tree file is what git stored as a blob of that id; false where that can't be said.
  ///
  /// The library's own hash takes filters into account, for which it reads the whole index: it is asked
  /// only where the plain bytes do not tell.
  func holds(_ path: String, mode: UInt32, as blob: ObjectID) -> Bool {
    guard let root = workDirectory, FileMode.isBlob(mode), mode & 0o170000 != 0o120000 else {
      return false
    }
    let full = root + "/" + path
    if let bytes = try? FileBytes.read(full, limit: 1 << 20), bytes.count < 1 << 20,
      !bytes.contains(UInt8(ascii: "\r")), ObjectID(ofBlob: bytes) == blob
    {
      return true
    }
    var oid = git_oid()
    let code = unsafe git_repository_hashfile(&oid, handle, full, GIT_OBJECT_BLOB, path)
    guard code >= 0 else {
      git_error_clear()
      return false
    }
    return ObjectID(oid) == blob
  }

  /// Reads the repository's own index.
  ///
  /// A rename of the file by another process at the wrong instant can look like a broken index, so
  /// it is tried three times.
  package func readIndex() throws(GitError) -> IndexFile {
    for _ in 0..<2 {
      if let index = try? IndexFile.open(path: indexPath, repository: self) { return index }
    }
    return try IndexFile.open(path: indexPath, repository: self)
  }
}
