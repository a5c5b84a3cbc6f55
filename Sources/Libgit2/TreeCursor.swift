/// A place in a raw tree: gives its entries one by one, and copies nothing.
package struct TreeCursor: Sendable {
  /// An entry whose name is still a range of the tree's bytes.
  package struct Entry: Hashable, Sendable {
    /// Git's mode, such as 0o100644.
    package var mode: UInt32
    /// Where the name's bytes are.
    package var name: Range<Int>
    /// The object.
    package var id: ObjectID

    /// Whether it is a folder.
    package var isTree: Bool { FileMode.isTree(mode) }
  }

  private var offset = 0

  /// The start of any tree.
  package init() {}

  /// A place at which the caller knows an entry to begin.
  init(at offset: Int) { self.offset = offset }

  /// Where the next entry begins.
  var place: Int { offset }

  /// The next entry of the tree whose bytes these are; nil at its end; throws where it is broken.
  package mutating func next(in tree: RawSpan) throws(GitError) -> Entry? {
    unsafe try tree.withUnsafeBytes { (bytes) throws(GitError) in unsafe try next(in: bytes) }
  }

  mutating func next(in tree: UnsafeRawBufferPointer) throws(GitError) -> Entry? {
    guard offset < tree.count else { return nil }
    var mode: UInt32 = 0
    var place = offset
    while place < tree.count, unsafe tree[place] != UInt8(ascii: " ") {
      let digit = unsafe tree[place] &- UInt8(ascii: "0")
      guard digit < 8, place - offset < 7 else { throw TreeCursor.malformed }
      mode = mode << 3 | UInt32(digit)
      place += 1
    }
    let start = place + 1
    guard let end = unsafe tree.firstIndex(of: 0, from: start), end > start,
      tree.count - end > 20
    else { throw TreeCursor.malformed }
    offset = end + 21
    return unsafe Entry(
      mode: mode, name: start..<end, id: ObjectID(loading: tree, at: end + 1))
  }

  /// The entry of a name; the whole tree is looked through, since its order may be broken.
  static func entry(named name: [UInt8], in tree: RawSpan) throws(GitError) -> TreeEntry? {
    var cursor = TreeCursor()
    while let entry = try cursor.next(in: tree) {
      guard entry.name.count == name.count else { continue }
      let isSame = unsafe tree.withUnsafeBytes { unsafe $0[entry.name].elementsEqual(name) }
      if isSame { return TreeEntry(entry, in: tree) }
    }
    return nil
  }

  private static var malformed: GitError {
    GitError(
      code: GitError.malformedObject, message: "the tree is not well-formed",
      operation: "read a tree")
  }
}
