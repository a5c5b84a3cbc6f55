/// The order that people expect of names with numbers in them.
public enum NaturalOrder {
  /// Whether one text stands before the other: runs of ASCII digits compare by value, all else by byte.
  public static func isLess(_ a: String, _ b: String) -> Bool {
    var left = Substring(a).utf8
    var right = Substring(b).utf8
    while let x = left.first, let y = right.first {
      if isDigit(x), isDigit(y) {
        let p = takeNumber(&left)
        let q = takeNumber(&right)
        if p.count != q.count { return p.count < q.count }
        if !p.elementsEqual(q) { return p.lexicographicallyPrecedes(q) }
      } else if x != y {
        return x < y
      } else {
        left.removeFirst()
        right.removeFirst()
      }
    }
    if left.isEmpty, right.isEmpty { return a.utf8.lexicographicallyPrecedes(b.utf8) }
    return left.isEmpty
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  /// Takes a run of digits off the front, without its leading zeros.
  private static func takeNumber(_ text: inout Substring.UTF8View) -> Substring.UTF8View {
    let run = text.prefix(while: isDigit)
    text = text[run.endIndex...]
    return run.drop { $0 == UInt8(ascii: "0") }
  }
}

/// A text's place in the natural order, as far as 16 bytes tell: of two equal keys the texts decide.
///
/// The bytes of the text, where a run of digits is a `0`, how many there are without leading zeros, and
/// these; so that in the order of bytes a run stands before letters, and a shorter one first.
public struct NaturalKey: Hashable, Comparable, Sendable {
  private let high: UInt64
  private let low: UInt64

  /// Makes the key of a text.
  public init(_ text: String) {
    var writer = KeyWriter()
    var digits = 0
    var run = KeyWriter()
    for byte in text.utf8 {
      if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
        if run.count > 0 || byte != UInt8(ascii: "0") { run.append(byte) }
        digits += 1
        continue
      }
      if digits > 0 { writer.append(run) }
      digits = 0
      run = KeyWriter()
      writer.append(byte)
    }
    if digits > 0 { writer.append(run) }
    high = writer.high
    low = writer.low
  }

  /// Whether one key stands before the other.
  public static func < (a: NaturalKey, b: NaturalKey) -> Bool {
    a.high != b.high ? a.high < b.high : a.low < b.low
  }

  /// The first 16 of a row of bytes, the first one the most significant.
  private struct KeyWriter {
    var high: UInt64 = 0
    var low: UInt64 = 0
    var count = 0

    mutating func append(_ byte: UInt8) {
      if count < 8 {
        high |= UInt64(byte) << UInt64(56 - 8 * count)
      } else if count < 16 {
        low |= UInt64(byte) << UInt64(120 - 8 * count)
      }
      count += 1
    }

    mutating func append(_ run: KeyWriter) {
      append(UInt8(ascii: "0"))
      append(UInt8(min(run.count, 255)))
      for index in 0..<min(run.count, 16) {
        let word = index < 8 ? run.high : run.low
        append(UInt8(truncatingIfNeeded: word >> UInt64(56 - 8 * (index % 8))))
      }
      count += max(0, run.count - 16)
    }
  }
}

extension [Ticket] {
  /// The tickets in the natural order of their ids; then those without one, in the order given.
  public func sortedByID() -> [Ticket] {
    let batches = Parallel.batches(of: count, size: 1_024)
    let keys = Parallel.map(batches) { range in
      range.compactMap { position in
        self[position].id.map { (key: NaturalKey($0.folded), position: position) }
      }
    }
    let sorted = keys.joined().sorted { a, b in
      guard a.key == b.key else { return a.key < b.key }
      let (x, y) = (self[a.position].id?.folded ?? "", self[b.position].id?.folded ?? "")
      return x == y ? a.position < b.position : NaturalOrder.isLess(x, y)
    }.map { self[$0.position] }
    return sorted.count == count ? sorted : sorted + filter { $0.id == nil }
  }
}
