/// Where one `key: value` of a common front matter stands. Its bytes have been checked, and are
/// decoded only when somebody asks: of most fields of most tickets nobody does.
struct EntrySpan: Sendable {
  private let keyStart: UInt32
  private let keyEnd: UInt32
  private let valueStart: UInt32
  private let valueEnd: UInt32
  /// The line of the key.
  private let line: UInt32
  /// The line of the value: another than the key's for a block list.
  private let valueLine: UInt32

  init(key: Range<Int>, value: Range<Int>, line: Int, valueLine: Int) {
    keyStart = UInt32(truncatingIfNeeded: key.lowerBound)
    keyEnd = UInt32(truncatingIfNeeded: key.upperBound)
    valueStart = UInt32(truncatingIfNeeded: value.lowerBound)
    valueEnd = UInt32(truncatingIfNeeded: value.upperBound)
    self.line = UInt32(truncatingIfNeeded: line)
    self.valueLine = UInt32(truncatingIfNeeded: valueLine)
  }

  var key: Range<Int> { Int(keyStart)..<Int(keyEnd) }
  var value: Range<Int> { Int(valueStart)..<Int(valueEnd) }

  /// Whether the key is a word.
  func hasKey(_ word: String, in bytes: [UInt8]) -> Bool {
    guard word.utf8.count == key.count else { return false }
    var i = key.lowerBound
    for byte in word.utf8 {
      guard bytes[i] == byte else { return false }
      i += 1
    }
    return true
  }

  /// Whether the key is that of another.
  func hasKey(of other: EntrySpan, in bytes: [UInt8]) -> Bool {
    key.count == other.key.count && bytes[key.lowerBound] == bytes[other.key.lowerBound]
      && bytes[key].elementsEqual(bytes[other.key])
  }

  /// The value.
  func decodedValue(_ bytes: [UInt8]) -> FieldValue {
    if value.isEmpty { return .null }
    guard valueLine == line else { return .list(items(bytes)) }
    return ScalarScanner(bytes: bytes).value(value)
  }

  /// The whole entry.
  func decoded(_ bytes: [UInt8]) -> FrontMatterEntry {
    let lineStart = bytes.lineStart(of: value.lowerBound)
    return FrontMatterEntry(
      key: bytes.text(key), value: decodedValue(bytes), keyRange: key, valueRange: value,
      location: SourceLocation(line: Int(line)),
      valueLocation: SourceLocation(
        line: Int(valueLine), column: bytes.scalarCount(lineStart..<value.lowerBound) + 1))
  }

  /// The items of a block list, one a line.
  private func items(_ bytes: [UInt8]) -> [FieldValue] {
    let scanner = ScalarScanner(bytes: bytes)
    var items: [FieldValue] = []
    var line = value.lowerBound
    while line < value.upperBound {
      let next = bytes.nextLine(after: line, end: bytes.count)
      let end = bytes.contentEnd(from: line, next: next)
      let dash = bytes.skippingBlanks(line, end)
      if dash < end, bytes[dash] == UInt8(ascii: "-") {
        let start = bytes.skippingBlanks(dash + 1, end)
        let last = start < end ? scanner.end(at: start, end) : nil
        items.append(last.map { scanner.value(start..<$0) } ?? .null)
      }
      line = next
    }
    return items
  }
}
