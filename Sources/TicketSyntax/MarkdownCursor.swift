/// A place in one line of Markdown, which knows its column behind tabs.
struct MarkdownCursor {
  let bytes: [UInt8]
  private(set) var position: Int
  let end: Int
  private var column = 0
  /// Columns of a tab that are still to be taken.
  private var pending = 0

  init(bytes: [UInt8], position: Int, end: Int) {
    self.bytes = bytes
    self.position = position
    self.end = end
  }

  private var first: Int { bytes.skippingBlanks(position, end) }

  var isBlank: Bool { first == end }

  /// The bytes from the first that isn't blank to the last.
  var content: Range<Int> { first..<bytes.trimmingBlanks(first, end) }

  /// The columns of white space that come next.
  var indent: Int {
    var columns = pending
    var at = column + pending
    for i in position..<max(position, first) {
      let width = bytes[i] == .tab ? 4 - at % 4 : 1
      columns += width
      at += width
    }
    return columns
  }

  /// Takes columns of white space; false, with nothing sure, if there are not so many.
  mutating func take(columns: Int) -> Bool {
    var left = columns
    while left > 0 {
      if pending > 0 {
        pending -= 1
        column += 1
        left -= 1
        continue
      }
      guard position < end, bytes[position].isBlank else { return false }
      pending = bytes[position] == .tab ? 4 - column % 4 : 1
      position += 1
    }
    return true
  }

  private mutating func takeIndent() { _ = take(columns: indent) }

  private mutating func advance(_ count: Int) {
    position += count
    column += count
  }

  /// Takes a `>` and the space after it.
  mutating func takeQuote() -> Bool {
    let mark = first
    guard mark < end, bytes[mark] == UInt8(ascii: ">") else { return false }
    takeIndent()
    advance(1)
    if position < end, bytes[position].isBlank { _ = take(columns: 1) }
    return true
  }

  /// Takes a list marker and the space after it; `width` counts both.
  mutating func takeMarker(interruptsParagraph: Bool) -> (text: String, width: Int)? {
    let start = first
    guard start < end else { return nil }
    var last = start
    if !"-*+".utf8.contains(bytes[start]) {
      while last < end, bytes[last].isDigit, last - start < 9 { last += 1 }
      guard last > start, last < end,
        bytes[last] == UInt8(ascii: ".") || bytes[last] == UInt8(ascii: ")")
      else {
        return nil
      }
      if interruptsParagraph, bytes.text(start..<last) != "1" { return nil }
    }
    last += 1
    guard bytes.isBlankOrEnd(last, end) else { return nil }
    if interruptsParagraph, bytes.skippingBlanks(last, end) == end { return nil }
    takeIndent()
    advance(last - start)
    let spaces = indent
    let taken = isBlank || spaces > 4 ? 1 : spaces
    if !isBlank { _ = take(columns: taken) }
    return (bytes.text(start..<last), last - start + taken)
  }

  /// Takes `[ ]` or `[x]` and the white space after it.
  mutating func takeCheckbox() -> MarkdownLine.Mark? {
    let start = first
    guard end - start >= 3, bytes[start] == UInt8(ascii: "["),
      bytes[start + 2] == UInt8(ascii: "]"),
      bytes.isBlankOrEnd(start + 3, end)
    else { return nil }
    let mark = bytes[start + 1]
    guard mark == .space || mark == UInt8(ascii: "x") || mark == UInt8(ascii: "X") else {
      return nil
    }
    position = start + 3
    return MarkdownLine.Mark(isChecked: mark != .space, offset: start + 1)
  }

  /// The level and the title of an ATX heading.
  var heading: (level: Int, title: String)? {
    let start = first
    var i = start
    while i < end, bytes[i] == UInt8(ascii: "#") { i += 1 }
    guard i > start, i - start <= 6, bytes.isBlankOrEnd(i, end) else { return nil }
    let textStart = bytes.skippingBlanks(i, end)
    var last = bytes.trimmingBlanks(textStart, end)
    var close = last
    while close > textStart, bytes[close - 1] == UInt8(ascii: "#") { close -= 1 }
    if close == textStart || bytes[close - 1].isBlank {
      last = bytes.trimmingBlanks(textStart, close)
    }
    return (i - start, bytes.text(textStart..<last))
  }

  /// The mark and the length of an opening fence.
  var fence: (mark: UInt8, count: Int)? {
    let start = first
    guard start < end, bytes[start] == UInt8(ascii: "`") || bytes[start] == UInt8(ascii: "~") else {
      return nil
    }
    let mark = bytes[start]
    var i = start
    while i < end, bytes[i] == mark { i += 1 }
    guard i - start >= 3, mark != UInt8(ascii: "`") || !bytes[i..<end].contains(mark) else {
      return nil
    }
    return (mark, i - start)
  }

  /// Whether a fence of that mark and at least that length stands alone here.
  func closesFence(_ mark: UInt8, _ count: Int) -> Bool {
    let start = first
    var i = start
    while i < end, bytes[i] == mark { i += 1 }
    return i - start >= count && bytes.skippingBlanks(i, end) == end
  }

  /// Whether three or more of `*`, `-` or `_` stand here, and nothing else but spaces.
  var isRule: Bool {
    let start = first
    guard start < end, "*-_".utf8.contains(bytes[start]) else { return false }
    var count = 0
    for i in start..<end where !bytes[i].isBlank {
      guard bytes[i] == bytes[start] else { return false }
      count += 1
    }
    return count >= 3
  }

  /// 1 for a line of `=`, 2 for a line of `-`.
  var underlineLevel: Int? {
    let start = first
    guard start < end, bytes[start] == UInt8(ascii: "=") || bytes[start] == UInt8(ascii: "-"),
      indent < 4
    else {
      return nil
    }
    let last = bytes.trimmingBlanks(start, end)
    guard bytes[start..<last].allSatisfy({ $0 == bytes[start] }) else { return nil }
    return bytes[start] == UInt8(ascii: "=") ? 1 : 2
  }

  /// Whether an HTML comment begins here.
  var opensComment: Bool { end - first >= 4 && bytes.hasText("<!--", at: first) }

  /// The byte after the first occurrence of a text.
  func find(_ text: StaticString) -> Int? {
    let wanted = Array("\(text)".utf8)
    var i = position
    while i + wanted.count <= end {
      if bytes.hasBytes(wanted, at: i) { return i + wanted.count }
      i += 1
    }
    return nil
  }

  /// What speaks for a row of a table.
  var tableRow: (isDelimiter: Bool, beginsWithBar: Bool, hasBar: Bool) {
    let content = bytes[content]
    let hasBar = content.contains(UInt8(ascii: "|"))
    let isRuled =
      content.allSatisfy { "|-: \t".utf8.contains($0) } && content.contains(UInt8(ascii: "-"))
    return (hasBar && isRuled, content.first == UInt8(ascii: "|"), hasBar)
  }
}
