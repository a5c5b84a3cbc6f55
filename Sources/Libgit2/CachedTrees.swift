/// The index's `TREE` extension: the trees of folders in which nothing was staged since.
struct CachedTrees {
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  private struct Node {
    /// The range from `entry_count` to the end of the id: what becomes `-1`.
    let head: Range<Int>
    let name: Range<Int>
    let subtrees: Int
    let isValid: Bool
  }

  /// The extension with the root and the folders on a way marked as changed; nil where it is broken.
  func invalidating(_ way: [[UInt8]]) -> [UInt8]? {
    var position = 0
    var changes: [(range: Range<Int>, text: String)] = []
    guard let root = node(at: &position) else { return nil }
    mark(root, &changes)
    var subtrees = root.subtrees
    for name in way {
      guard let next = find(name, among: subtrees, &position) else { return nil }
      guard let found = next else { break }
      mark(found, &changes)
      subtrees = found.subtrees
    }
    var result = bytes
    for change in changes.reversed() {
      result.replaceSubrange(change.range, with: Array(change.text.utf8))
    }
    return result
  }

  private func mark(_ node: Node, _ changes: inout [(range: Range<Int>, text: String)]) {
    if node.isValid { changes.append((node.head, "-1 \(node.subtrees)\n")) }
  }

  /// The folder of that name among so many, with `position` behind its head; `.some(nil)` where there
  /// is none, nil where the bytes are broken.
  private func find(_ name: [UInt8], among count: Int, _ position: inout Int) -> Node?? {
    for _ in 0..<count {
      guard let node = node(at: &position) else { return nil }
      if bytes[node.name].elementsEqual(name) { return .some(node) }
      guard skip(node.subtrees, &position) else { return nil }
    }
    return .some(nil)
  }

  private func skip(_ count: Int, _ position: inout Int) -> Bool {
    var pending = count
    while pending > 0 {
      guard let node = node(at: &position) else { return false }
      pending += node.subtrees - 1
    }
    return true
  }

  private func node(at position: inout Int) -> Node? {
    guard let nameEnd = bytes[position...].firstIndex(of: 0),
      let lineEnd = bytes[nameEnd...].firstIndex(of: UInt8(ascii: "\n"))
    else { return nil }
    let numbers = String(decoding: bytes[(nameEnd + 1)..<lineEnd], as: UTF8.self)
      .split(separator: " ").compactMap { Int($0) }
    guard numbers.count == 2, numbers[1] >= 0, numbers[1] <= bytes.count else { return nil }
    let end = lineEnd + 1 + (numbers[0] >= 0 ? 20 : 0)
    guard end <= bytes.count else { return nil }
    defer { position = end }
    return Node(
      head: nameEnd + 1..<end, name: position..<nameEnd, subtrees: numbers[1],
      isValid: numbers[0] >= 0)
  }
}
