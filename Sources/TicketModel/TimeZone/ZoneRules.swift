/// How far a zone's clock is from UTC, now and at all times, as a TZif file says (RFC 9636).
struct ZoneRules: Sendable {
  /// When the clock was changed, in seconds since 1970, ascending.
  private let changes: [Int64]
  /// The seconds east of UTC after each change.
  private let offsets: [Int64]
  /// The seconds east of UTC before the first.
  private let first: Int64
  /// What holds after the last; nil where nothing more is said.
  private let rule: YearlyRule?

  /// Reads a file; nil for anything but a TZif file of version 2 or later.
  init?(_ bytes: [UInt8]) {
    var file = ZoneFile(bytes)
    // The first block counts in 32 bits, for readers of long ago.
    guard let old = file.header(), file.skip(old.length(ofTime: 4)), let new = file.header(),
      new.leaps == 0, let changes = file.integers(new.times, bytes: 8),
      let kinds = file.integers(new.times, bytes: 1), let types = file.types(new.types),
      file.skip(new.trailing(ofTime: 8)), let first = types.first
    else { return nil }
    var offsets: [Int64] = []
    for kind in kinds {
      guard types.indices.contains(Int(kind)) else { return nil }
      offsets.append(types[Int(kind)])
    }
    self.changes = changes
    self.offsets = offsets
    self.first = first
    rule = YearlyRule(file.footer())
  }

  /// The seconds east of UTC at a moment.
  func offset(at instant: Instant) -> Int64 {
    var low = 0
    var high = changes.count
    while low < high {
      let middle = (low + high) / 2
      if changes[middle] <= instant.seconds { low = middle + 1 } else { high = middle }
    }
    if low == changes.count, let rule { return rule.offset(at: instant) }
    return low == 0 ? first : offsets[low - 1]
  }
}

/// The parts of a TZif file, one after the other.
private struct ZoneFile {
  private var rest: ArraySlice<UInt8>

  init(_ bytes: [UInt8]) { rest = bytes[...] }

  /// How many there are of what a block holds.
  struct Header {
    let universal, standard, leaps, times, types, letters: Int

    /// The bytes of what follows the types, in a block whose times have that many bytes.
    func trailing(ofTime bytes: Int) -> Int {
      letters + leaps * (bytes + 4) + standard + universal
    }

    /// The bytes of all of the block.
    func length(ofTime bytes: Int) -> Int {
      times * (bytes + 1) + types * 6 + trailing(ofTime: bytes)
    }
  }

  mutating func header() -> Header? {
    guard rest.starts(with: "TZif".utf8), rest.count >= 44, rest[rest.startIndex + 4] >= 0x32,
      skip(20), let counts = integers(6, bytes: 4), counts.allSatisfy({ $0 >= 0 })
    else { return nil }
    let numbers = counts.map { Int($0) }
    return Header(
      universal: numbers[0], standard: numbers[1], leaps: numbers[2], times: numbers[3],
      types: numbers[4], letters: numbers[5])
  }

  mutating func skip(_ count: Int) -> Bool {
    guard rest.count >= count else { return false }
    rest = rest.dropFirst(count)
    return true
  }

  /// Signed numbers, the highest byte first; those of one byte are unsigned.
  mutating func integers(_ count: Int, bytes: Int) -> [Int64]? {
    guard rest.count / bytes >= count else { return nil }
    return (0..<count).map { _ in
      let number = rest.prefix(bytes).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
      rest = rest.dropFirst(bytes)
      switch bytes {
      case 4: return Int64(Int32(truncatingIfNeeded: number))
      default: return Int64(bitPattern: number)
      }
    }
  }

  /// The seconds east of UTC of each kind of local time.
  mutating func types(_ count: Int) -> [Int64]? {
    var types: [Int64] = []
    for _ in 0..<count {
      guard let offset = integers(1, bytes: 4), skip(2) else { return nil }
      types += offset
    }
    return types
  }

  /// What stands between line feeds at the end.
  func footer() -> String {
    String(decoding: rest.dropFirst().prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  }
}
