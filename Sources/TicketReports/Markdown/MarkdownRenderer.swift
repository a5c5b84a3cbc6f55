internal import TicketSyntax

/// A Markdown text for a terminal: wrapped, styled, its checkboxes numbered.
struct MarkdownRenderer {
  let style: TerminalStyle
  let width: Int
  let bytes: [UInt8]
  let lines: [MarkdownLine]
  var position = 0
  var output: [StyledLine] = []
  /// Whether the text has a blank line before what comes next.
  var wantsBlank = false
  /// The block quotes around what was written last.
  private var quoteDepth = 0
  /// The items of the open lists, the outermost first: how far what is in them is indented, and how
  /// many block quotes are around them.
  var items: [(indent: Int, quoteDepth: Int)] = []
  var boxes = 0
  let digits: Int

  private init(_ text: String, style: TerminalStyle, width: Int) {
    self.style = style
    self.width = width
    bytes = Array(text.utf8)
    lines = MarkdownScanner(bytes: bytes).lines()
    digits = "\(lines.count { $0.checkbox != nil })".count
  }

  /// The lines of a text in so many columns.
  static func lines(_ text: String, style: TerminalStyle, width: Int) -> [String] {
    var renderer = MarkdownRenderer(text, style: style, width: max(20, width))
    while renderer.position < renderer.lines.count { renderer.block() }
    return renderer.output.map(\.text)
  }

  private mutating func block() {
    let line = lines[position]
    switch line.kind {
    case .blank:
      wantsBlank = true
      position += 1
    case .headingContinuation, .comment: position += 1
    case .heading(let level, let title): heading(line, level, title)
    case .listItem(let item): listItem(line, item)
    case .fence, .code: code(line)
    case .tableRow: table(line)
    case .rule:
      let rule = String(repeating: style.unicode ? "─" : "-", count: inner(line))
      position += 1
      write([[Span(rule, .dim)]], line)
    case .text:
      let text = paragraph(from: position, line)
      write(wrapped(text, width: inner(line)), line)
    }
  }

  /// The columns that a block has inside its quotes and lists.
  func inner(_ line: MarkdownLine) -> Int {
    max(10, width - 2 * line.quoteDepth - indent(line.listDepth))
  }

  private func indent(_ depth: Int) -> Int {
    let known = items.prefix(depth).reduce(0) { $0 + $1.indent }
    return min(width / 2, known + 2 * max(0, depth - items.count))
  }

  /// Writes lines inside the quotes and lists of a line; `first` stands in front of the first.
  mutating func write(_ content: [[Span]], _ line: MarkdownLine, first: [Span] = []) {
    write(content.map { StyledLine(style, $0) }, line, first: first)
  }

  mutating func write(_ content: [StyledLine], _ line: MarkdownLine, first: [Span] = []) {
    if wantsBlank, !output.isEmpty { output.append(quotes(min(quoteDepth, line.quoteDepth))) }
    wantsBlank = false
    quoteDepth = line.quoteDepth
    let hanging = StyledLine(style, first).width
    let isInItem = line.listDepth > 0 && line.listDepth <= items.count
    let outer =
      isInItem ? min(line.quoteDepth, items[line.listDepth - 1].quoteDepth) : line.quoteDepth
    for (index, part) in content.enumerated() {
      var whole = quotes(outer)
      whole.append(spaces: indent(line.listDepth))
      whole.append(quotes(line.quoteDepth - outer))
      if index == 0 {
        whole.append(StyledLine(style, first))
      } else {
        whole.append(spaces: hanging)
      }
      whole.append(part)
      output.append(whole)
    }
  }

  private func quotes(_ depth: Int) -> StyledLine {
    let bar = Span(style.unicode ? "│ " : "> ", .dim)
    return StyledLine(style, Array(repeating: bar, count: max(0, depth)))
  }

  /// Text in lines; a line feed in it is one that its author asked for.
  func wrapped(
    _ text: String, width: Int, inks: [TerminalStyle.Ink] = []
  ) -> [[Span]] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { part in
      LineBreaker.lines(
        MarkdownInline.spans(style.sanitized(String(part)), style, inks: inks), width: width)
    }
  }
}

extension MarkdownLine {
  /// The box of a list item.
  fileprivate var checkbox: Mark? {
    if case .listItem(let item) = kind { item.checkbox } else { nil }
  }
}
