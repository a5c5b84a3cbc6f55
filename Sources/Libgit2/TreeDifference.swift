/// A file that differs between trees.
package struct TreeDifference: Hashable, Sendable {
  /// A file of a tree: its object and its mode.
  package struct Side: Hashable, Sendable {
    /// The object.
    package var id: ObjectID
    /// Git's mode, such as 0o100644.
    package var mode: UInt32
  }

  /// The path's bytes, from the tree's root.
  package var pathBytes: [UInt8]
  /// What each old tree has there; nil where it has nothing.
  package var olds: [Side?]
  /// What the new tree has there; nil where it was removed.
  package var new: Side?

  /// The path as text; what isn't UTF-8 is replaced.
  package var path: String { String(decoding: pathBytes, as: UTF8.self) }

  /// What the first old tree has there.
  package var old: Side? { olds.first ?? nil }

  /// The first old tree's object, if it has one there.
  package var oldID: ObjectID? { old?.id }

  /// The new tree's object, if it has one there.
  package var newID: ObjectID? { new?.id }
}
