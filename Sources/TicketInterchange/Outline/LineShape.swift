/// What one line of Markdown is by itself.
///
/// Imported documents are read more kindly than `MarkdownScanner` reads a ticket's text by CommonMark: `•`
/// is a marker, two columns nest an item, and indentation never makes code.
enum LineShape: Hashable {
  case blank
  case heading(level: Int)
  case item(ordered: Bool, box: Bool?)
  case fence
  case separator
  case row
  case comment
  case text
}

/// One line, with what stands left of its text measured and taken off.
struct ShapedLine {
  var shape: LineShape
  /// Columns of white space before the first character; a tab reaches the next multiple of four.
  var indent: Int
  /// The column where an item's text begins.
  var content: Int
  /// The text without marker, box, and heading signs.
  var text: String

  init(_ line: String) {
    let bytes = Array(line.utf8)
    var at = 0
    indent = 0
    while at < bytes.count, bytes[at] == 0x20 || bytes[at] == 0x09 {
      indent += bytes[at] == 0x09 ? 4 - indent % 4 : 1
      at += 1
    }
    content = indent
    let rest = bytes[at...]
    text = ShapedLine.string(rest)
    shape = .text
    guard !text.isEmpty else {
      shape = .blank
      return
    }
    readHeading(rest)
    readPlain(rest)
    if shape == .text { readItem(rest) }
  }

  static func string(_ bytes: some Collection<UInt8>) -> String {
    var end = Array(bytes)
    while let last = end.last, last == 0x20 || last == 0x09 { end.removeLast() }
    return String(decoding: end, as: UTF8.self)
  }

  private mutating func readHeading(_ rest: ArraySlice<UInt8>) {
    let level = rest.prefix { $0 == UInt8(ascii: "#") }.count
    guard (1...6).contains(level), indent < 4 else { return }
    let after = rest.dropFirst(level)
    guard let next = after.first, next == 0x20 || next == 0x09 else { return }
    shape = .heading(level: level)
    var title = Array(after.drop { $0 == 0x20 || $0 == 0x09 })
    while title.last == 0x20 || title.last == 0x09 { title.removeLast() }
    let closing = title.reversed().prefix { $0 == UInt8(ascii: "#") }.count
    let before = title.dropLast(closing)
    if closing > 0, before.last == 0x20 || before.isEmpty { title = Array(before) }
    text = ShapedLine.string(title)
  }

  private mutating func readPlain(_ rest: ArraySlice<UInt8>) {
    guard shape == .text, let first = rest.first else { return }
    if rest.starts(with: Array("```".utf8)) || rest.starts(with: Array("~~~".utf8)) {
      shape = .fence
    } else if rest.starts(with: Array("<!--".utf8)) {
      shape = .comment
    } else if first == UInt8(ascii: "|") {
      shape = .row
    } else if isSeparator(rest, of: first) {
      shape = .separator
    }
  }

  private func isSeparator(_ rest: ArraySlice<UInt8>, of mark: UInt8) -> Bool {
    guard [UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "_")].contains(mark) else {
      return false
    }
    let marks = rest.filter { $0 != 0x20 && $0 != 0x09 }
    return marks.count >= 3 && marks.allSatisfy { $0 == mark }
  }

  private mutating func readItem(_ rest: ArraySlice<UInt8>) {
    guard let (width, ordered) = ShapedLine.marker(rest) else { return }
    var after = rest.dropFirst(width)
    let gap = after.prefix { $0 == 0x20 || $0 == 0x09 }.count
    guard gap > 0 || after.isEmpty else { return }
    after = after.dropFirst(gap)
    content = indent + width + (1...4).clamp(gap)
    var box: Bool?
    let head = Array(after.prefix(4))
    if head.count >= 3, head[0] == UInt8(ascii: "["), head[2] == UInt8(ascii: "]"),
      head.count == 3 || head[3] == 0x20
    {
      if Array(" xX".utf8).contains(head[1]) {
        box = head[1] != 0x20
        after = after.dropFirst(3).drop { $0 == 0x20 }
      } else if StateWord(mark: Unicode.Scalar(head[1])) != nil {
        box = false
      }
    } else {
      box = ShapedLine.drawnBox(after)
    }
    shape = .item(ordered: ordered, box: box)
    text = ShapedLine.string(after)
  }

  /// Whether a box that is drawn as one sign, such as ☐, is ticked; nil for no box.
  private static func drawnBox(_ text: ArraySlice<UInt8>) -> Bool? {
    if ["☐ ", "⬜ ", "🔲 "].contains(where: { text.starts(with: $0.utf8) }) { return false }
    return ["☑ ", "☒ "].contains { text.starts(with: $0.utf8) } ? true : nil
  }

  /// The width of a list marker, and whether it is a number.
  private static func marker(_ rest: ArraySlice<UInt8>) -> (width: Int, ordered: Bool)? {
    guard let first = rest.first else { return nil }
    if Array("-*+".utf8).contains(first) || rest.starts(with: Array("•".utf8)) {
      return (first < 0x80 ? 1 : 3, false)
    }
    let digits = rest.prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }.count
    guard (1...9).contains(digits), let sign = rest.dropFirst(digits).first,
      sign == UInt8(ascii: ".") || sign == UInt8(ascii: ")")
    else { return nil }
    return (digits + 1, true)
  }
}

extension ClosedRange<Int> {
  fileprivate func clamp(_ value: Int) -> Int {
    Swift.min(Swift.max(value, lowerBound), upperBound)
  }
}
