/// Takes an index file apart; nil from any step means that it can't be read.
struct RawIndexParser {
  private let bytes: [UInt8]
  private var position = 0
  private var entries: [RawIndex.Entry] = []
  /// The paths of version 4, which the file holds as differences.
  private var expanded: [UInt8] = []

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func parse() -> RawIndex? {
    guard bytes.count >= 12, bytes.starts(with: "DIRC".utf8) else { return nil }
    let version = number(at: 4)
    let count = number(at: 8)
    guard (2...4).contains(version), count <= bytes.count / 62 else { return nil }
    position = 12
    entries.reserveCapacity(count)
    for _ in 0..<count {
      guard let entry = version == 4 ? compressedEntry() : entry() else { return nil }
      entries.append(entry)
    }
    guard let root = extensions() else { return nil }
    return RawIndex(entries: entries, names: version == 4 ? expanded : bytes, root: root.first)
  }

  private func number(at offset: Int) -> Int {
    bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) }
  }

  private func id(at offset: Int) -> ObjectID? {
    guard offset + 20 <= bytes.count else { return nil }
    return unsafe bytes.withUnsafeBytes { unsafe ObjectID(loading: $0, at: offset) }
  }

  /// Where the path of the entry here begins.
  private var pathStart: Int? {
    guard position + 64 <= bytes.count else { return nil }
    return position + (bytes[position + 60] & 0x40 == 0 ? 62 : 64)
  }

  /// The entry here, whose path is already known.
  private func entry(_ path: Range<Int>) -> RawIndex.Entry? {
    guard let id = id(at: position + 40) else { return nil }
    let flags = bytes[position + 60]
    let isExtended = flags & 0x40 != 0
    return RawIndex.Entry(
      path: path, id: id, mode: UInt32(truncatingIfNeeded: number(at: position + 24)),
      stage: Int(flags >> 4 & 3), isIntentToAdd: isExtended && bytes[position + 62] & 0x20 != 0,
      skipsWorktree: isExtended && bytes[position + 62] & 0x40 != 0)
  }

  private mutating func entry() -> RawIndex.Entry? {
    guard let start = pathStart, let end = end(from: start), let entry = entry(start..<end) else {
      return nil
    }
    position += (end - position) / 8 * 8 + 8
    return entry
  }

  /// An entry of version 4: how many bytes of the path before go, and what follows in their place.
  private mutating func compressedEntry() -> RawIndex.Entry? {
    guard let start = pathStart, let (dropped, rest) = variableNumber(at: start),
      let end = end(from: rest)
    else { return nil }
    let before = entries.last?.path ?? 0..<0
    guard dropped <= before.count else { return nil }
    let first = expanded.count
    expanded += expanded[before.dropLast(dropped)]
    expanded += bytes[rest..<end]
    defer { position = end + 1 }
    return entry(first..<expanded.count)
  }

  /// The next zero byte.
  private func end(from start: Int) -> Int? {
    var i = start
    while i < bytes.count {
      if bytes[i] == 0 { return i }
      i += 1
    }
    return nil
  }

  /// Git's number of seven bits a byte, of which each further byte adds one; and where it ends.
  private func variableNumber(at start: Int) -> (value: Int, end: Int)? {
    var value = -1
    for i in start..<min(start + 5, bytes.count) {
      value = (value + 1) << 7 | Int(bytes[i] & 0x7F)
      if bytes[i] & 0x80 == 0 { return (value, i + 1) }
    }
    return nil
  }
}

// MARK: - Extensions

extension RawIndexParser {
  /// The cached trees, in an array of one at most; nil where an extension must be understood and isn't.
  private mutating func extensions() -> [RawIndex.CachedTree]? {
    var found: [RawIndex.CachedTree] = []
    while position + 8 <= bytes.count - 20 {
      let name = String(decoding: bytes[position..<position + 4], as: UTF8.self)
      let end = position + 8 + number(at: position + 4)
      guard end <= bytes.count - 20 else { return nil }
      position += 8
      if name == "TREE" {
        if let tree = cachedTree(end, depth: 0) { found = [tree] }
      } else if name != "sdir", name.first?.isUppercase != true {
        return nil
      }
      position = end
    }
    return found
  }

  private mutating func cachedTree(_ end: Int, depth: Int) -> RawIndex.CachedTree? {
    guard depth < TreeComparison.depthLimit, let nameEnd = self.end(from: position) else {
      return nil
    }
    let name = Array(bytes[position..<nameEnd])
    position = nameEnd + 1
    guard let count = decimal(before: UInt8(ascii: " "), end),
      let folderCount = decimal(before: .newline, end), folderCount <= end - position
    else { return nil }
    var id: ObjectID?
    if count >= 0 {
      id = self.id(at: position)
      position += 20
    }
    var folders: [RawIndex.CachedTree] = []
    for _ in 0..<folderCount {
      guard let folder = cachedTree(end, depth: depth + 1) else { return nil }
      folders.append(folder)
    }
    return RawIndex.CachedTree(name: name, id: id, entryCount: max(0, count), folders: folders)
  }

  private mutating func decimal(before mark: UInt8, _ end: Int) -> Int? {
    let start = position
    while position < end, bytes[position] != mark { position += 1 }
    guard position < end else { return nil }
    position += 1
    return Int(String(decoding: bytes[start..<position - 1], as: UTF8.self))
  }
}

extension UInt8 {
  fileprivate static let newline = UInt8(ascii: "\n")
}
