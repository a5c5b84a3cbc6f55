/// One entry of a tree.
package struct TreeEntry: Hashable, Sendable {
  /// Git's mode, such as 0o100644.
  package var mode: UInt32
  /// The name's bytes: one path component.
  package var name: [UInt8]
  /// The object.
  package var id: ObjectID

  /// The given entry.
  package init(mode: UInt32, name: [UInt8], id: ObjectID) {
    self.mode = mode
    self.name = name
    self.id = id
  }

  init(_ entry: TreeCursor.Entry, in tree: RawSpan) {
    unsafe self.init(
      mode: entry.mode,
      name: tree.withUnsafeBytes { unsafe Array($0[entry.name]) }, id: entry.id)
  }

  /// Whether it is a folder.
  package var isTree: Bool { FileMode.isTree(mode) }

  /// Whether it is a file or a symbolic link.
  package var isBlob: Bool { FileMode.isBlob(mode) }
}

/// Git's file modes.
package enum FileMode {
  /// An ordinary file.
  package static let file: UInt32 = 0o100644
  /// An executable file.
  package static let executable: UInt32 = 0o100755
  /// A symbolic link.
  package static let symbolicLink: UInt32 = 0o120000
  /// A folder.
  package static let tree: UInt32 = 0o040000

  static func isTree(_ mode: UInt32) -> Bool { mode & 0o170000 == tree }

  /// Whether it is an ordinary file's, executable or not.
  package static func isFile(_ mode: UInt32) -> Bool { mode & 0o170000 == 0o100000 }

  static func isBlob(_ mode: UInt32) -> Bool {
    isFile(mode) || mode & 0o170000 == symbolicLink
  }
}
