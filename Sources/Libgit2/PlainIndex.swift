/// Git's index file of the plain kind (version 2 or 3), changed in its bytes: one pass over them in
/// place of ten thousand entries taken apart and put together again.
package struct PlainIndex {
  var bytes: [UInt8]
  var positions: [Int]
  var extensions: Int
  /// Whether the file closes with no hash at all (`index.skipHash`).
  private let isUnsigned: Bool

  /// An index with nothing in it.
  package init() {
    bytes = Array("DIRC".utf8) + [0, 0, 0, 2, 0, 0, 0, 0]
    positions = []
    extensions = bytes.count
    isUnsigned = false
  }

  /// Reads a file's bytes; nil where it is of another kind, broken, or holds conflicts.
  package init?(_ file: consuming [UInt8]) {
    bytes = file
    guard bytes.count >= 32, bytes.starts(with: Array("DIRC".utf8)),
      (2...3).contains(bytes.word(at: 4)), let count = Int(exactly: bytes.word(at: 8)),
      count < bytes.count / 62 + 1
    else { return nil }
    isUnsigned = bytes.suffix(20).allSatisfy { $0 == 0 }
    bytes.removeLast(20)
    positions = []
    positions.reserveCapacity(count + 1)
    var position = 12
    for _ in 0..<count {
      guard let next = PlainIndex.end(ofEntryAt: position, in: bytes) else { return nil }
      positions.append(position)
      position = next
    }
    extensions = position
    guard keepUsefulExtensions() else { return nil }
  }

  /// The end of an entry; nil where there is no whole one, or it is one of a conflict.
  private static func end(ofEntryAt start: Int, in bytes: [UInt8]) -> Int? {
    guard start + 62 < bytes.count else { return nil }
    let flags = bytes[start + 60]
    guard flags & 0x30 == 0 else { return nil }
    let head = flags & 0x40 == 0 ? 62 : 64
    var length = Int(flags & 0x0f) << 8 | Int(bytes[start + 61])
    if length == 0xfff {
      guard let end = bytes[(start + head)...].firstIndex(of: 0) else { return nil }
      length = end - start - head
    }
    let end = start + (head + length + 8) & ~7
    return end <= bytes.count && length > 0 && bytes[end - 1] == 0 ? end : nil
  }

  /// How many entries there are.
  package var count: Int { positions.count }

  /// The entry of a path; nil where there is none.
  package func entry(_ path: String) -> IndexEntry? {
    let (index, isFound) = position(of: Array(path.utf8))
    return isFound ? entry(at: index) : nil
  }

  func entry(at index: Int) -> IndexEntry {
    let start = positions[index]
    let isExtended = bytes[start + 60] & 0x40 != 0
    var stat = FileStat()
    stat.ctimeSeconds = bytes.word(at: start)
    stat.ctimeNanoseconds = bytes.word(at: start + 4)
    stat.mtimeSeconds = bytes.word(at: start + 8)
    stat.mtimeNanoseconds = bytes.word(at: start + 12)
    stat.device = bytes.word(at: start + 16)
    stat.inode = bytes.word(at: start + 20)
    stat.user = bytes.word(at: start + 28)
    stat.group = bytes.word(at: start + 32)
    stat.size = bytes.word(at: start + 36)
    return IndexEntry(
      path: String(decoding: name(at: index), as: UTF8.self),
      id: ObjectID(bytes: Array(bytes[start + 40..<start + 60])) ?? ObjectID.zero,
      mode: bytes.word(at: start + 24), flags: UInt16(bytes[start + 60] & 0x80) << 8,
      extendedFlags: isExtended ? UInt16(bytes[start + 62]) << 8 & 0x6000 : 0, stat: stat)
  }

  /// The entries whose file was written in that second or later, which may hide a change.
  func entries(writtenSince second: UInt32) -> [IndexEntry] {
    positions.indices.filter { bytes.word(at: positions[$0] + 8) >= second }.map(entry(at:))
  }

  /// Gives an entry the size 0, which makes Git compare the content.
  mutating func forgetSize(of path: String) {
    let (index, isFound) = position(of: Array(path.utf8))
    guard isFound else { return }
    let start = positions[index] + 36
    bytes.replaceSubrange(start..<start + 4, with: [0, 0, 0, 0])
  }

  /// The file, closed with its hash.
  package consuming func file() -> [UInt8] {
    let hash = isUnsigned ? [UInt8](repeating: 0, count: 20) : SHA1.digest(bytes[...])
    bytes += hash
    return bytes
  }
}

extension PlainIndex {
  private func name(at index: Int) -> ArraySlice<UInt8> {
    let start = positions[index]
    let end = index + 1 < positions.count ? positions[index + 1] : extensions
    var name = bytes[start + (bytes[start + 60] & 0x40 == 0 ? 62 : 64)..<end]
    while name.last == 0 { name.removeLast() }
    return name
  }

  /// Where a path stands, or would stand: Git keeps them in byte order.
  func position(of path: [UInt8]) -> (index: Int, isFound: Bool) {
    var low = 0
    var high = positions.count
    while low < high {
      let middle = (low + high) / 2
      if name(at: middle).lexicographicallyPrecedes(path) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return (low, low < positions.count && name(at: low).elementsEqual(path))
  }

  static func bytes(of entry: IndexEntry, path: [UInt8]) -> [UInt8] {
    let stat = entry.stat
    let words = [
      stat.ctimeSeconds, stat.ctimeNanoseconds, stat.mtimeSeconds, stat.mtimeNanoseconds,
      stat.device, stat.inode, entry.mode, stat.user, stat.group, stat.size,
    ]
    let extended = entry.extendedFlags & 0x6000
    let flags = entry.flags & 0x8000 | (extended == 0 ? 0 : 0x4000) | UInt16(min(path.count, 0xfff))
    var bytes = words.flatMap(\.bigEndianBytes) + entry.id.bytes
    bytes += [UInt8(flags >> 8), UInt8(flags & 0xff)]
    if extended != 0 { bytes += [UInt8(extended >> 8), 0] }
    bytes += path
    return bytes + [UInt8](repeating: 0, count: 8 - bytes.count % 8)
  }
}

extension PlainIndex {
  private struct Extension {
    let name: String
    let range: Range<Int>
    var content: Range<Int> { range.lowerBound + 8..<range.upperBound }
  }

  private func list() -> [Extension]? {
    var found: [Extension] = []
    var start = extensions
    while start < bytes.count {
      guard start + 8 <= bytes.count, bytes[start] < 0x60 else { return nil }
      let end = start + 8 + Int(bytes.word(at: start + 4))
      guard end <= bytes.count else { return nil }
      let name = String(decoding: bytes[start..<start + 4], as: UTF8.self)
      found.append(Extension(name: name, range: start..<end))
      start = end
    }
    return found
  }

  /// Keeps the cached trees and the resolved conflicts; the others hold places in the file, or what
  /// Git finds again by itself. False where one is there that must be understood.
  private mutating func keepUsefulExtensions() -> Bool {
    guard let all = list() else { return false }
    for part in all.reversed() where part.name != "TREE" && part.name != "REUC" {
      bytes.removeSubrange(part.range)
    }
    return true
  }

  /// Says of the trees of the folders on the way to a path that they have to be written again.
  mutating func invalidateTrees(_ path: [UInt8]) {
    guard let part = list()?.first(where: { $0.name == "TREE" }) else { return }
    let trees = CachedTrees(Array(bytes[part.content]))
    let new = trees.invalidating(
      path.split(separator: UInt8(ascii: "/")).dropLast().map(Array.init))
    let head = Array("TREE".utf8) + UInt32(new?.count ?? 0).bigEndianBytes
    bytes.replaceSubrange(part.range, with: new.map { head + $0 } ?? [])
  }
}

extension [UInt8] {
  /// The big-endian number of four bytes.
  func word(at position: Int) -> UInt32 {
    UInt32(self[position]) << 24 | UInt32(self[position + 1]) << 16
      | UInt32(self[position + 2]) << 8 | UInt32(self[position + 3])
  }
}

extension UInt32 {
  var bigEndianBytes: [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: self >> $0) } }
}
