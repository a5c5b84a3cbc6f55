/// What is to become of one file: on disk, in the index and in the commit.
///
/// A rename is two of them: one that removes the old path, then one that makes the new out of it.
package struct FileChange: Sendable {
  /// The file, from the repository's root.
  package var path: String
  /// The bytes on disk before; nil where there is no file.
  package var old: [UInt8]?
  /// The bytes afterwards; nil removes the file.
  package var new: [UInt8]?
  /// What is stored, where that is not what stands on disk afterwards.
  package var stored: StoredChange?
  /// The path of the file that is renamed to this one; nil for none.
  package var source: String?

  /// Makes a change of one file.
  package init(
    path: String, old: [UInt8]?, new: [UInt8]?, stored: StoredChange? = nil, source: String? = nil
  ) {
    self.source = source
    self.path = path
    self.old = old
    self.new = new
    self.stored = stored
  }
}

/// One edit made to each stored version of a file for itself, so that a person's own edits stay
/// what they were: staged, or not.
package struct StoredChange: Sendable {
  /// The bytes to commit, as Git stores them: HEAD's with the edit.
  package var committed: [UInt8]
  /// Makes the edit to the version that is staged, which may be another.
  package var edit: @Sendable ([UInt8]) throws(StoreError) -> [UInt8]

  /// Makes a change of the stored versions.
  package init(
    committed: [UInt8], edit: @escaping @Sendable ([UInt8]) throws(StoreError) -> [UInt8]
  ) {
    self.committed = committed
    self.edit = edit
  }
}
