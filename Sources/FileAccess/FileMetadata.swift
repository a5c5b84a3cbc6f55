/// What a path names, without following a symbolic link.
package enum FileKind: Hashable, Sendable {
  case file, folder, link, other
}

/// One name in a folder.
package struct FolderEntry: Hashable, Sendable {
  /// The name, without its folder; bytes that are not UTF-8 are replaced.
  package let name: String
  /// What it names.
  package let kind: FileKind
}

/// What the system keeps about a file: the figures that Git's index remembers, too.
package struct FileMetadata: Hashable, Sendable {
  /// What the path names.
  package let kind: FileKind
  /// The permission bits.
  package let permissions: UInt32
  /// Bytes.
  package let size: Int
  /// Seconds and nanoseconds of the last change of contents.
  package let modified: (seconds: Int, nanoseconds: Int)
  /// Seconds and nanoseconds of the last change of metadata.
  package let changed: (seconds: Int, nanoseconds: Int)
  /// The device.
  package let device: UInt64
  /// The number of the inode.
  package let inode: UInt64
  /// The owner.
  package let owner: UInt32
  /// The group.
  package let group: UInt32

  package static func == (a: FileMetadata, b: FileMetadata) -> Bool {
    a.kind == b.kind && a.permissions == b.permissions && a.size == b.size
      && a.modified == b.modified && a.changed == b.changed && a.device == b.device
      && a.inode == b.inode
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(inode)
    hasher.combine(size)
  }
}
