/// One name under which two trees differ.
package struct LevelDifference: Hashable, Sendable {
  /// The name's bytes: one path component.
  package var name: [UInt8]
  /// What the old tree has under the name; nil for nothing.
  package var old: Side?
  /// What the new tree has under the name; nil for nothing.
  package var new: Side?

  /// An entry's mode and object.
  package struct Side: Hashable, Sendable {
    /// Git's mode, such as 0o100644.
    package var mode: UInt32
    /// The object.
    package var id: ObjectID

    /// Whether it is a folder.
    package var isTree: Bool { FileMode.isTree(mode) }

    /// Whether it is an ordinary file, executable or not; a symbolic link is none.
    package var isFile: Bool { FileMode.isFile(mode) }
  }
}

/// Compares trees one level deep, and keeps those last read: a commit's tree is its child's old one.
package final class TreeShelf {
  private let repository: Repository
  private let limit: Int
  private var young: [ObjectID: StoredObject] = [:]
  private var old: [ObjectID: StoredObject] = [:]
  private var size = 0

  /// Makes an empty shelf, which holds about twice `limit` bytes at most.
  package init(repository: Repository, limit: Int = 2 << 20) {
    self.repository = repository
    self.limit = limit
  }

  /// Where two trees differ, one level deep; equal entries are passed over as raw bytes.
  ///
  /// A nil tree is an empty one. A folder in place of a file is two differences, since git sorts a
  /// folder as if its name ended with a slash. Throws where a tree is missing or broken.
  package func differences(
    old: ObjectID?, new: ObjectID?
  ) throws(GitError) -> [LevelDifference] {
    guard old != new else { return [] }
    let left = try tree(old)
    let right = try tree(new)
    let nothing = unsafe UnsafeRawBufferPointer(start: nil, count: 0)
    var comparison = unsafe TreePair(old: left?.bytes ?? nothing, new: right?.bytes ?? nothing)
    unsafe try comparison.run()
    withExtendedLifetime((left, right)) {}
    return unsafe comparison.differences
  }

  private func tree(_ id: ObjectID?) throws(GitError) -> StoredObject? {
    guard let id else { return nil }
    if let known = young[id] { return known }
    let object = if let known = old[id] { known } else { try read(id) }
    let bytes = unsafe object.bytes.count
    if size + bytes > limit {
      old = young
      young = [:]
      size = 0
    }
    young[id] = object
    size += bytes
    return object
  }

  private func read(_ id: ObjectID) throws(GitError) -> StoredObject {
    guard let object = try StoredObject.read(id, from: repository), object.kind == .tree else {
      throw GitError(
        code: GitError.malformedObject, message: "it is missing, or no tree",
        operation: "read the tree \(id)")
    }
    return object
  }
}

extension Repository {
  /// The first bytes of a blob, at least `count` or all, and whether there are no more; nil where it is
  /// missing or no blob.
  package func blobPrefix(
    of id: ObjectID, count: Int
  ) throws(GitError) -> (bytes: [UInt8], isWhole: Bool)? {
    if let beginning = packs?.beginning(of: id, count: count) {
      guard beginning.kind == .blob else { return nil }
      return unsafe (Array(beginning.bytes.bytes), beginning.isWhole)
    }
    guard let object = try StoredObject.read(id, from: self), object.kind == .blob else {
      return nil
    }
    let part = unsafe Array(object.bytes.prefix(count))
    return (part, unsafe object.bytes.count <= count)
  }
}

/// Two raw trees side by side.
@unsafe private struct TreePair {
  let old: UnsafeRawBufferPointer
  let new: UnsafeRawBufferPointer
  var left = TreeCursor()
  var right = TreeCursor()
  var differences: [LevelDifference] = []

  init(old: UnsafeRawBufferPointer, new: UnsafeRawBufferPointer) {
    unsafe self.old = unsafe old
    unsafe self.new = unsafe new
  }

  mutating func run() throws(GitError) {
    unsafe skipEqualBytes()
    var a = unsafe try left.next(in: old)
    var b = unsafe try right.next(in: new)
    while a != nil || b != nil {
      let order = unsafe order(a, b)
      if order == 0, a?.mode == b?.mode, a?.id == b?.id {
        // The commonest case by far: nothing to note.
      } else {
        unsafe note(order <= 0 ? a : nil, order >= 0 ? b : nil)
        if order == 0, unsafe restIsEqual() { return }
      }
      if order <= 0 { a = unsafe try left.next(in: old) }
      if order >= 0 { b = unsafe try right.next(in: new) }
    }
  }

  /// Negative where the old entry stands first, positive where the new one does.
  private func order(_ a: TreeCursor.Entry?, _ b: TreeCursor.Entry?) -> Int {
    guard let a else { return 1 }
    guard let b else { return -1 }
    return unsafe TreeOrder.of(
      old.part(a.name), isTree: a.isTree, new.part(b.name), isTree: b.isTree)
  }

  private mutating func note(_ a: TreeCursor.Entry?, _ b: TreeCursor.Entry?) {
    let name: [UInt8]
    if let a {
      name = unsafe Array(old.part(a.name))
    } else if let b {
      name = unsafe Array(new.part(b.name))
    } else {
      return
    }
    unsafe differences.append(
      LevelDifference(
        name: name, old: a.map { .init(mode: $0.mode, id: $0.id) },
        new: b.map { .init(mode: $0.mode, id: $0.id) }))
  }

  /// Puts both cursors behind the entries that the two trees begin with in common.
  private mutating func skipEqualBytes() {
    let equal = unsafe old.countOfEqualBytes(from: 0, new, from: 0)
    let place = unsafe TreeCursor.lastBoundary(in: old, before: equal)
    unsafe left = TreeCursor(at: place)
    unsafe right = TreeCursor(at: place)
  }

  private func restIsEqual() -> Bool {
    let count = unsafe old.count - left.place
    guard unsafe count == new.count - right.place else { return false }
    return unsafe old.part(left.place..<old.count).compare(new.part(right.place..<new.count)) == 0
  }
}

extension TreeCursor {
  /// The last offset at which an entry can begin within the first `limit` bytes.
  ///
  /// Walks names only; a broken tree ends the walk early, and the cursor then says what is wrong.
  @unsafe static func lastBoundary(in tree: UnsafeRawBufferPointer, before limit: Int) -> Int {
    var place = 0
    // A mode is at least five digits and a blank.
    while let end = unsafe tree.firstIndex(of: 0, from: place + 6), end + 21 <= limit {
      place = end + 21
    }
    return place
  }
}

extension UnsafeRawBufferPointer {
  /// How many bytes from the two offsets on are the same.
  func countOfEqualBytes(from start: Int, _ other: UnsafeRawBufferPointer, from begin: Int) -> Int {
    let limit = Swift.min(count - start, other.count - begin)
    var place = 0
    while place + 64 <= limit {
      let a = unsafe part((start + place)..<(start + place + 64))
      let b = unsafe other.part((begin + place)..<(begin + place + 64))
      guard unsafe a.compare(b) == 0 else { break }
      place += 64
    }
    while place < limit, unsafe self[start + place] == other[begin + place] { place += 1 }
    return place
  }
}
