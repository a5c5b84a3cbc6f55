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
  private(set) var spans: [EntrySpan] = []
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

  /// The simple entries, decoded.
  var entries: [FrontMatterEntry] { spans.map { $0.decoded(bytes) } }

  mutating func scan() {
    spans.reserveCapacity(12)
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
    if let span = simpleEntry() {
      skipLines()
      if position >= end || kind(of: position) == .key {
        spans.append(span)
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
        position: spans.count, range: start.0..<position, line: start.1, isStray: isStray))
  }

  private mutating func simpleEntry() -> EntrySpan? {
    let start = position
    let startLine = line
    guard let colon = HeaderBlock.keyEnd(bytes, start), colon < end else { return nil }
    let next = bytes.nextLine(after: colon, end: end)
    let lineEnd = bytes.contentEnd(from: colon + 1, next: next)
    var valueStart = colon + 1
    while valueStart < lineEnd, bytes[valueStart] == .space { valueStart += 1 }
    position = next
    line += 1
    guard valueStart == lineEnd || bytes[valueStart] == UInt8(ascii: "#") else {
      guard let valueEnd = scalars.end(at: valueStart, lineEnd), isLineDone(valueEnd, lineEnd)
      else { return nil }
      return EntrySpan(
        key: start..<colon, value: valueStart..<valueEnd, line: startLine, valueLine: startLine)
    }
    guard valueStart == lineEnd || valueStart > colon + 1 else { return nil }
    let list = blockList()
    return EntrySpan(
      key: start..<colon, value: list?.range ?? colon + 1..<colon + 1, line: startLine,
      valueLine: list?.line ?? startLine)
  }

  private func isLineDone(_ offset: Int, _ lineEnd: Int) -> Bool {
    let rest = bytes.skippingBlanks(offset, lineEnd)
    return rest == lineEnd || bytes[rest] == UInt8(ascii: "#") && rest > offset
  }

  /// The items below an empty key. Leaves the position where it was if there is no simple list.
  private mutating func blockList() -> (range: Range<Int>, line: Int)? {
    let start = (position, line)
    skipLines()
    let first = (position, line)
    var indent: Int?
    var last = position
    while position < end {
      let dash = skippingSpaces(position)
      guard dash < end, bytes[dash] == UInt8(ascii: "-"), bytes.isBlankOrEnd(dash + 1, end) else {
        break
      }
      guard indent == nil || indent == dash - position, let item = itemEnd(dash) else { break }
      indent = dash - position
      last = item
      advance()
      skipLines()
    }
    guard let indent else {
      (position, line) = start
      return nil
    }
    return (first.0 + indent..<last, first.1)
  }

  private func skippingSpaces(_ offset: Int) -> Int {
    var i = offset
    while i < end, bytes[i] == .space { i += 1 }
    return i
  }

  /// The end of a list's item, which begins with a dash.
  private func itemEnd(_ dash: Int) -> Int? {
    let next = bytes.nextLine(after: dash, end: end)
    let lineEnd = bytes.contentEnd(from: dash, next: next)
    let start = skippingSpaces(dash + 1)
    if start >= lineEnd { return dash + 1 }
    guard bytes[start] != UInt8(ascii: "["), let last = scalars.end(at: start, lineEnd),
      isLineDone(last, lineEnd)
    else { return nil }
    return last
  }
}
