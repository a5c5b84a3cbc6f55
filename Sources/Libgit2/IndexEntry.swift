/// One entry of the index, with what git knows of the file, so that it sees it as clean.
package struct IndexEntry: Hashable, Sendable {
  /// The path from the work tree's root.
  package var path: String
  /// The blob.
  package var id: ObjectID
  /// Git's mode, such as 0o100644.
  package var mode: UInt32
  /// The entry's flags as the file has them, without stage and name length.
  package var flags: UInt16
  /// The extended flags: intent to add, skip-worktree.
  package var extendedFlags: UInt16
  /// What the file's `stat` said.
  package var stat: FileStat

  /// The given entry.
  package init(
    path: String, id: ObjectID, mode: UInt32 = FileMode.file, flags: UInt16 = 0,
    extendedFlags: UInt16 = 0, stat: FileStat = FileStat()
  ) {
    self.path = path
    self.id = id
    self.mode = mode
    self.flags = flags
    self.extendedFlags = extendedFlags
    self.stat = stat
  }

  /// The file's size in bytes, modulo 2^32.
  package var size: UInt32 { stat.size }

  /// When the file was last written, in seconds since 1970, modulo 2^32.
  package var mtime: UInt32 { stat.mtimeSeconds }

  /// Whether a sparse checkout leaves the file out.
  package var skipsWorktree: Bool { extendedFlags & 0x4000 != 0 }
}
