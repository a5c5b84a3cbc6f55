/// The entries of an index file, as they lie in its bytes: where each begins is all that is worked out
/// of ten thousand of them, until one is asked for.
///
/// Source: git's `Documentation/gitformat-index.txt`. What is held is of version 2 or 3; version 4 is
/// brought into that form.
struct IndexFile: Sendable {
  /// The file without the hash at its end.
  var bytes: [UInt8]
  /// Where each entry begins.
  var positions: [Int]
  /// Where the entries end, and the extensions begin.
  var end: Int
  /// Whether the file closes with no hash at all (`index.skipHash`).
  let isUnsigned: Bool

  /// A file with nothing in it.
  init() {
    bytes = Array("DIRC".utf8) + [0, 0, 0, 2, 0, 0, 0, 0]
    positions = []
    end = bytes.count
    isUnsigned = false
  }

  /// Reads a file's bytes; nil where they are no whole index.
  init?(_ file: consuming [UInt8]) {
    bytes = file
    guard bytes.count >= 32, bytes.starts(with: "DIRC".utf8), (2...4).contains(bytes.word(at: 4)),
      let count = Int(exactly: bytes.word(at: 8)), count <= bytes.count / 62
    else { return nil }
    isUnsigned = bytes.suffix(20).allSatisfy { $0 == 0 }
    bytes.removeLast(20)
    if bytes[7] == 4 {
      guard let expanded = IndexFile.expanded(bytes, count: count) else { return nil }
      bytes = expanded
    }
    positions = []
    positions.reserveCapacity(count + 1)
    end = 12
    for _ in 0..<count {
      guard let next = end(ofEntryAt: end) else { return nil }
      positions.append(end)
      end = next
    }
  }

  /// The end of an entry; nil where there is no whole one.
  private func end(ofEntryAt start: Int) -> Int? {
    guard start + 62 < bytes.count else { return nil }
    let flags = bytes[start + 60]
    let head = flags & 0x40 == 0 ? 62 : 64
    var length = Int(flags & 0x0f) << 8 | Int(bytes[start + 61])
    if length == 0xfff {
      guard start + head <= bytes.count, let end = bytes[(start + head)...].firstIndex(of: 0) else {
        return nil
      }
      length = end - start - head
    }
    let end = start + (head + length + 8) & ~7
    return end <= bytes.count && length > 0 && bytes[end - 1] == 0 ? end : nil
  }
}

extension IndexFile {
  /// The bytes of an entry.
  func range(at index: Int) -> Range<Int> {
    positions[index]..<(index + 1 < positions.count ? positions[index + 1] : end)
  }

  /// Where the path of an entry is.
  func path(at index: Int) -> Range<Int> {
    let range = range(at: index)
    let start = range.lowerBound + (isExtended(range.lowerBound) ? 64 : 62)
    var end = range.upperBound
    while end > start, bytes[end - 1] == 0 { end -= 1 }
    return start..<end
  }

  /// The path's bytes.
  func name(at index: Int) -> ArraySlice<UInt8> { bytes[path(at: index)] }

  /// The blob or tree of the entry that begins at a place.
  func id(ofEntryAt start: Int) -> ObjectID {
    unsafe bytes.withUnsafeBytes { unsafe ObjectID(loading: $0, at: start + 40) }
  }

  /// Whether the entry that begins at a place has flags of version 3.
  func isExtended(_ start: Int) -> Bool { bytes[start + 60] & 0x40 != 0 }

  /// 0, or 1 to 3 in a conflict.
  func stage(ofEntryAt start: Int) -> Int { Int(bytes[start + 60] >> 4 & 3) }

  /// The first entry whose path does not stand before the given one: Git keeps them in byte order.
  func firstPosition(notBefore wanted: [UInt8]) -> Int {
    var low = 0
    var high = positions.count
    while low < high {
      let middle = (low + high) / 2
      if name(at: middle).lexicographicallyPrecedes(wanted) {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return low
  }
}

// MARK: - Extensions

extension IndexFile {
  /// One of the parts behind the entries.
  struct Extension {
    let name: String
    /// All its bytes, the head included.
    let range: Range<Int>
    var content: Range<Int> { range.lowerBound + 8..<range.upperBound }
    /// Whether an index can be read without it.
    var isOptional: Bool { name.utf8.first.map { $0 < 0x60 } ?? false }
  }

  /// The extensions; nil where they are broken.
  func extensions() -> [Extension]? {
    var found: [Extension] = []
    var start = end
    while start < bytes.count {
      guard start + 8 <= bytes.count else { return nil }
      let end = start + 8 + Int(bytes.word(at: start + 4))
      guard end <= bytes.count else { return nil }
      let name = String(decoding: bytes[start..<start + 4], as: UTF8.self)
      found.append(Extension(name: name, range: start..<end))
      start = end
    }
    return found
  }
}

extension [UInt8] {
  /// The big-endian number of four bytes.
  func word(at position: Int) -> UInt32 {
    UInt32(self[position]) << 24 | UInt32(self[position + 1]) << 16
      | UInt32(self[position + 2]) << 8 | UInt32(self[position + 3])
  }
}
