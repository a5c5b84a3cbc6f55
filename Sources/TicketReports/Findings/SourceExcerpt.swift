internal import TicketSyntax

/// A line of a file with carets under what a finding points at.
///
/// Of a line too long to be shown the part around the place is.
struct SourceExcerpt {
  private let number: String
  private let before: String
  private let marked: String
  private let after: String
  private let style: TerminalStyle

  /// How many columns of a line are shown where no terminal sets a limit.
  private static let longest = 240

  init(line: String, at location: SourceLocation, style: TerminalStyle) {
    number = String(location.line)
    self.style = style
    let room = max(
      1, style.isTerminal ? style.width - number.count - 5 : SourceExcerpt.longest)
    let scalars = Array(line.unicodeScalars.prefix(max(0, location.column - 1) + room))
    let start = min(max(0, location.column - 1), scalars.count)
    let end = start + SourceExcerpt.extent(in: scalars, from: start)
    let text = { (range: Range<Int>) in
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[range])
      return style.sanitized(String(view))
    }
    let whole = text(0..<scalars.count)
    let isCut = scalars.count < line.unicodeScalars.count || DisplayWidth.columns(of: whole) > room
    guard isCut else {
      (before, marked, after) = (text(0..<start), text(start..<end), text(end..<scalars.count))
      return
    }
    let left = SourceExcerpt.last(of: text(0..<start), columns: room / 2, unicode: style.unicode)
    let rest = room - DisplayWidth.columns(of: left)
    let middle = DisplayWidth.truncate(text(start..<end), to: rest, unicode: style.unicode)
    let remaining = rest - DisplayWidth.columns(of: middle)
    (before, marked) = (left, middle)
    after = DisplayWidth.truncate(
      text(end..<scalars.count), to: remaining, unicode: style.unicode)
  }

  /// The line, and the carets below it.
  var lines: [String] {
    let bar = style.unicode ? "│" : "|"
    let blank = String(repeating: " ", count: number.count)
    let indent = String(repeating: " ", count: DisplayWidth.columns(of: before))
    let carets = String(repeating: "^", count: max(1, DisplayWidth.columns(of: marked)))
    return [
      "  \(number) \(bar) \(before)\(marked)\(after)",
      "  \(blank) \(bar) \(indent)\(style.paint(carets, .green))",
    ]
  }

  /// How many scalars belong to what begins there: to the closing quote, to the end of an element of
  /// a list in brackets, else to the end of the text, comments and blanks left out.
  private static func extent(in line: [Unicode.Scalar], from start: Int) -> Int {
    guard start < line.count else { return 0 }
    let rest = line[start...]
    if line[start] == "\"" || line[start] == "'" {
      guard let close = rest.dropFirst().firstIndex(of: line[start]) else { return rest.count }
      return close + 1 - start
    }
    let opened = line[..<start].lastIndex(of: "[") ?? -1
    let closed = line[..<start].lastIndex(of: "]") ?? -1
    let isElement = opened > closed
    var end = start
    for place in rest.indices {
      let scalar = line[place]
      if isElement, scalar == "," || scalar == "]" { break }
      if scalar == "#", place > start, line[place - 1] == " " || line[place - 1] == "\t" { break }
      if scalar != " ", scalar != "\t" { end = place + 1 }
    }
    return max(1, end - start)
  }

  /// The end of a text, in so many columns, with an ellipsis where something was left out.
  private static func last(of text: String, columns: Int, unicode: Bool) -> String {
    guard DisplayWidth.columns(of: text) > columns else { return text }
    let mark = unicode ? "…" : "..."
    var room = columns - mark.count
    let kept = text.reversed().prefix { character in
      room -= DisplayWidth.columns(of: character)
      return room >= 0
    }
    return columns > mark.count ? mark + String(kept.reversed()) : ""
  }
}
