/// One change that a new tree has over its base.
package struct TreeChange: Hashable, Sendable {
  /// The path from the tree's root, with `/` between its components.
  package var path: String
  /// Git's mode, such as 0o100644; ignored for a removal.
  package var mode: UInt32
  /// The new blob; nil removes the path.
  package var blob: ObjectID?

  /// The given change.
  package init(path: String, mode: UInt32 = FileMode.file, blob: ObjectID?) {
    self.path = path
    self.mode = mode
    self.blob = blob
  }
}
