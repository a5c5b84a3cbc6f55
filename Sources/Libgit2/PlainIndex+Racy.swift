internal import CLibgit2

extension PlainIndex {
  /// Gives racy entries whose file differs the size 0, which makes Git compare the content.
  ///
  /// An entry whose file was written in the very second of the index may hide a later change, which
  /// Git knows by the two times being equal: the new index's later time would hide it for good.
  package mutating func markRacyEntries(of path: String, in repository: Repository) {
    guard let root = repository.workDirectory, let stamp = FileStat(ofFile: path)?.mtimeSeconds
    else { return }
    for entry in entries(writtenSince: stamp) {
      guard entry.size > 0, !entry.skipsWorktree,
        let now = FileStat(ofFile: root + "/" + entry.path), now.size == entry.size,
        now.mtimeSeconds == entry.mtime,
        !repository.holds(entry.path, mode: entry.mode, as: entry.id)
      else { continue }
      forgetSize(of: entry.path)
    }
  }
}

extension Repository {
  /// Whether a work tree file is what git stored as a blob of that id; false where that can't be said.
  ///
  /// The library's own hash takes filters into account, for which it reads the whole index: it is asked
  /// only where the plain bytes do not tell.
  fileprivate func holds(_ path: String, mode: UInt32, as blob: ObjectID) -> Bool {
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
}
