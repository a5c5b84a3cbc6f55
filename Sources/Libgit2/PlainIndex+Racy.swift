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
