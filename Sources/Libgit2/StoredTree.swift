/// A raw tree with a cursor in it; keeps the object alive.
struct StoredTree {
  private let object: StoredObject
  private var cursor = TreeCursor()
  private(set) var current: TreeCursor.Entry?

  /// Reads a tree, which must be there.
  static func read(_ id: ObjectID, from repository: Repository) throws(GitError) -> StoredTree {
    guard let object = try StoredObject.read(id, from: repository) else {
      throw GitError.absent("the tree \(id)")
    }
    guard object.kind == .tree else {
      throw GitError(
        code: GitError.malformedObject, message: "it is a \(object.kind)",
        operation: "read the tree \(id)")
    }
    return StoredTree(object: object)
  }

  /// Reads a tree; nil where the database has none of that id.
  static func readIfPresent(
    _ id: ObjectID, from repository: Repository
  ) throws(GitError) -> StoredTree? {
    guard let object = try StoredObject.read(id, from: repository), object.kind == .tree else {
      return nil
    }
    return StoredTree(object: object)
  }

  private init(object: StoredObject) { self.object = object }

  /// The current entry's name.
  var name: [UInt8]? {
    current.map { entry in unsafe Array(object.bytes.part(entry.name)) }
  }

  mutating func advance() throws(GitError) {
    current = unsafe try cursor.next(in: object.bytes)
  }

  /// The entry of a name, from the start of the tree.
  func entry(named name: [UInt8]) throws(GitError) -> TreeCursor.Entry? {
    var cursor = TreeCursor()
    let bytes = unsafe object.bytes
    while let entry = unsafe try cursor.next(in: bytes) {
      let isSame = unsafe name.withUnsafeBytes { unsafe bytes.part(entry.name).compare($0) == 0 }
      if isSame { return entry }
    }
    return nil
  }

  /// Moves on to the entry of a name, a folder's or not; nil where the tree has none.
  ///
  /// Asked in git's order, all of a tree is read once.
  mutating func move(
    to name: ArraySlice<UInt8>, isTree: Bool
  ) throws(GitError) -> TreeCursor.Entry? {
    while let entry = current {
      let order = unsafe name.withUnsafeBytes { name in
        unsafe TreeOrder.of(
          object.bytes.part(entry.name), isTree: entry.isTree, name, isTree: isTree)
      }
      guard order < 0 else { return order == 0 ? entry : nil }
      try advance()
    }
    return nil
  }

  /// Whether the current entry comes before another tree's in git's order.
  func isBefore(_ other: StoredTree?) -> Bool { order(other).map { $0 < 0 } ?? false }

  /// Whether the current entry has the same name and is a folder or not like another tree's.
  func isSame(as other: StoredTree?) -> Bool { order(other) == 0 }

  private func order(_ other: StoredTree?) -> Int? {
    guard let left = current, let other, let right = other.current else { return nil }
    return unsafe TreeOrder.of(
      object.bytes.part(left.name), isTree: left.isTree,
      other.object.bytes.part(right.name), isTree: right.isTree)
  }
}
