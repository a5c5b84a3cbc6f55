/// Reads the common front matter line by line: scalars and flow lists on one line, block lists of
/// scalars, comments, blank lines. A key with anything else under it is left to the full parser.
struct FrontMatterScanner {
  /// The lines of one key that need the full parser.
  struct Part {
    /// How many entries stand before it.
    let position: Int
    /// Its lines.
    let range: Range<Int>
    /// The number of its first line.
    let line: Int
    /// Whether it begins with a line that can't begin a key: then only the whole can be read.
    let isStray: Bool
  }

  private enum LineKind {
    case skipped, key, continuation
  }

  let bytes: [UInt8]
  let end: Int
  private(set) var entries: [FrontMatterEntry] = []
  private(set) var parts: [Part] = []
  private var position: Int
  private var line: Int
  private let scalars: ScalarScanner

  init(bytes: [UInt8], range: Range<Int>, firstLine: Int) {
    self.bytes = bytes
    end = range.upperBound
    position = range.lowerBound
    line = firstLine
    scalars = ScalarScanner(bytes: bytes)
  }

  mutating func scan() {
    while position < end {
      switch kind(of: position) {
      case .skipped: advance()
      case .key: scanKey()
      case .continuation: scanPart(isStray: true)
      }
    }
  }

  private mutating func advance() {
    position = bytes.nextLine(after: position, end: end)
    line += 1
  }

  private func kind(of start: Int) -> LineKind {
    var i = start
    while i < end, bytes[i] == .space { i += 1 }
    guard i < end else { return .skipped }
    switch Unicode.Scalar(bytes[i]) {
    case "\n", "\r", "#": return .skipped
    case "\t": return .continuation
    case "-" where bytes.isBlankOrEnd(i + 1, end): return .continuation
    case "]", "}", ",": return .continuation
    default: return i == start ? .key : .continuation
    }
  }

  private mutating func skipLines() {
    while position < end, kind(of: position) == .skipped { advance() }
  }

  private mutating func scanKey() {
    let start = (position, line)
    if let entry = simpleEntry() {
      skipLines()
      if position >= end || kind(of: position) == .key {
        entries.append(entry)
        return
      }
    }
    (position, line) = start
    scanPart(isStray: false)
  }

  private mutating func scanPart(isStray: Bool) {
    let start = (position, line)
    advance()
    while position < end, kind(of: position) != .key { advance() }
    parts.append(
      Part(
        position: entries.count, range: start.0..<position, line: start.1, isStray: isStray))
  }

  private mutating func simpleEntry() -> FrontMatterEntry? {
    let start = position
    let startLine = line
    guard let colon = HeaderBlock.keyEnd(bytes, start), colon < end else { return nil }
    let next = bytes.nextLine(after: colon, end: end)
    let lineEnd = bytes.contentEnd(from: colon + 1, next: next)
    var valueStart = colon + 1
    while valueStart < lineEnd, bytes[valueStart] == .space { valueStart += 1 }
    advance()
    var value = FieldValue.null
    var valueEnd = colon + 1
    var valueLine = startLine
    if valueStart == lineEnd || bytes[valueStart] == UInt8(ascii: "#") {
      guard valueStart == lineEnd || valueStart > colon + 1 else { return nil }
      valueStart = colon + 1
      if let list = blockList() {
        (value, valueStart, valueEnd, valueLine) = (
          list.value, list.range.lowerBound, list.range.upperBound, list.line
        )
      }
    } else {
      valueEnd = valueStart
      guard let scalar = scalars.value(at: &valueEnd, end: lineEnd), isLineDone(valueEnd, lineEnd)
      else { return nil }
      value = scalar
    }
    let valueColumn = bytes.scalarCount(bytes.lineStart(of: valueStart)..<valueStart) + 1
    return FrontMatterEntry(
      key: bytes.text(start..<colon), value: value, keyRange: start..<colon,
      valueRange: valueStart..<valueEnd, location: SourceLocation(line: startLine),
      valueLocation: SourceLocation(line: valueLine, column: valueColumn))
  }

  private func isLineDone(_ offset: Int, _ lineEnd: Int) -> Bool {
    let rest = bytes.skippingBlanks(offset, lineEnd)
    return rest == lineEnd || bytes[rest] == UInt8(ascii: "#") && rest > offset
  }

  /// The items below an empty key. Leaves the position where it was if there is no simple list.
  private mutating func blockList() -> (value: FieldValue, range: Range<Int>, line: Int)? {
    let start = (position, line)
    skipLines()
    let first = (position, line)
    var items: [FieldValue] = []
    var indent: Int?
    var last = position
    while position < end {
      let dash = skippingSpaces(position)
      guard dash < end, bytes[dash] == UInt8(ascii: "-"), bytes.isBlankOrEnd(dash + 1, end) else {
        break
      }
      guard indent == nil || indent == dash - position, let item = listItem(dash) else { break }
      indent = dash - position
      items.append(item.value)
      last = item.end
      advance()
      skipLines()
    }
    guard let indent, !items.isEmpty else {
      (position, line) = start
      return nil
    }
    return (.list(items), first.0 + indent..<last, first.1)
  }

  private func skippingSpaces(_ offset: Int) -> Int {
    var i = offset
    while i < end, bytes[i] == .space { i += 1 }
    return i
  }

  private func listItem(_ dash: Int) -> (value: FieldValue, end: Int)? {
    let next = bytes.nextLine(after: dash, end: end)
    let lineEnd = bytes.contentEnd(from: dash, next: next)
    var i = skippingSpaces(dash + 1)
    if i >= lineEnd { return (.null, dash + 1) }
    guard let value = scalars.scalar(at: &i, end: lineEnd), isLineDone(i, lineEnd) else {
      return nil
    }
    return (value, i)
  }
}
