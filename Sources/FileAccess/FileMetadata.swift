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

/// What the system keeps about a path.
package struct FileMetadata: Hashable, Sendable {
  /// What the path names.
  package let kind: FileKind
  /// The permission bits.
  package let permissions: UInt32
}
