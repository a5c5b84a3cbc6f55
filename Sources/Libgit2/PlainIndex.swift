/// Git's index file of the plain kind (version 2 or 3), changed in its bytes: one pass over them in
/// place of ten thousand entries taken apart and put together again.
package struct PlainIndex {
  var file: IndexFile

  /// An index with nothing in it.
  package init() { file = IndexFile() }

  /// Reads a file's bytes; nil where it is of another kind, broken, or holds conflicts.
  package init?(_ bytes: consuming [UInt8]) {
    guard bytes.count > 7, bytes[7] != 4, let file = IndexFile(bytes),
      file.positions.allSatisfy({ file.stage(ofEntryAt: $0) == 0 })
    else { return nil }
    self.file = file
    guard keepUsefulExtensions() else { return nil }
  }

  /// How many entries there are.
  package var count: Int { file.positions.count }

  /// The entry of a path; nil where there is none.
  package func entry(_ path: String) -> IndexEntry? { position(of: Array(path.utf8)).map(entry) }

  func entry(at index: Int) -> IndexEntry {
    let start = file.positions[index]
    let bytes = file.bytes
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
      path: String(decoding: file.name(at: index), as: UTF8.self), id: file.id(ofEntryAt: start),
      mode: bytes.word(at: start + 24), flags: UInt16(bytes[start + 60] & 0x80) << 8,
      extendedFlags: file.isExtended(start) ? UInt16(bytes[start + 62]) << 8 & 0x6000 : 0,
      stat: stat)
  }

  /// The entries whose file was written in that second or later, which may hide a change.
  func entries(writtenSince second: UInt32) -> [IndexEntry] {
    file.positions.indices.filter { file.bytes.word(at: file.positions[$0] + 8) >= second }
      .map(entry(at:))
  }

  /// Gives an entry the size 0, which makes Git compare the content.
  mutating func forgetSize(of path: String) {
    guard let index = position(of: Array(path.utf8)) else { return }
    let start = file.positions[index] + 36
    file.bytes.replaceSubrange(start..<start + 4, with: [0, 0, 0, 0])
  }

  /// The file, closed with its hash.
  package consuming func closed() -> [UInt8] {
    let hash = file.isUnsigned ? [UInt8](repeating: 0, count: 20) : SHA1.digest(file.bytes[...])
    file.bytes += hash
    return file.bytes
  }
}

extension PlainIndex {
  /// Where the entry of a path stands; nil where there is none.
  func position(of path: [UInt8]) -> Int? {
    let index = file.firstPosition(notBefore: path)
    return index < count && file.name(at: index).elementsEqual(path) ? index : nil
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
  /// Keeps the cached trees and the resolved conflicts; the others hold places in the file, or what
  /// Git finds again by itself. False where one is there that must be understood.
  private mutating func keepUsefulExtensions() -> Bool {
    guard let all = file.extensions(), all.allSatisfy(\.isOptional) else { return false }
    for part in all.reversed() where part.name != "TREE" && part.name != "REUC" {
      file.bytes.removeSubrange(part.range)
    }
    return true
  }

  /// Says of the trees of the folders on the way to a path that they have to be written again.
  mutating func invalidateTrees(_ path: [UInt8]) {
    guard let part = file.extensions()?.first(where: { $0.name == "TREE" }) else { return }
    let trees = CachedTrees(Array(file.bytes[part.content]))
    let new = trees.invalidating(
      path.split(separator: UInt8(ascii: "/")).dropLast().map(Array.init))
    let head = Array("TREE".utf8) + UInt32(new?.count ?? 0).bigEndianBytes
    file.bytes.replaceSubrange(part.range, with: new.map { head + $0 } ?? [])
  }
}

extension UInt32 {
  var bigEndianBytes: [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: self >> $0) } }
}
