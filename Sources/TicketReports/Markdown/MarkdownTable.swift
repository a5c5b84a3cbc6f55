/// A table of a Markdown text, its cells wrapped where the terminal is narrow.
struct MarkdownTable {
  private let style: TerminalStyle
  private let head: [String]
  private let rows: [[String]]
  private let alignments: [DisplayWidth.Alignment]

  /// Reads the rows of a table as written; the delimiter row says how columns are aligned.
  init(rows: [String], delimiter: Int?, style: TerminalStyle) {
    self.style = style
    let cells = rows.map(MarkdownTable.cells)
    guard let delimiter else {
      (head, self.rows, alignments) = ([], cells, [])
      return
    }
    head = delimiter > 0 ? cells[delimiter - 1] : []
    self.rows = cells.enumerated().filter { $0.offset > delimiter }.map(\.element)
    alignments = cells[delimiter].map { $0.hasSuffix(":") && !$0.hasPrefix(":") ? .right : .left }
  }

  /// The cells of a row: parted by bars that no backslash and no code span hides.
  private static func cells(_ row: String) -> [String] {
    var cells: [String] = []
    var cell = ""
    var isCode = false
    var isEscaped = false
    for character in row {
      if character == "|", !isCode, !isEscaped {
        cells.append(cell)
        cell = ""
      } else {
        if character == "|", isEscaped { cell.removeLast() }
        cell.append(character)
      }
      if character == "`" { isCode.toggle() }
      isEscaped = character == "\\" && !isEscaped
    }
    cells.append(cell)
    var trimmed = cells.map { String(Substring($0).trimmingSpaces) }[...]
    if trimmed.first == "" { trimmed = trimmed.dropFirst() }
    if trimmed.last == "" { trimmed = trimmed.dropLast() }
    return Array(trimmed)
  }

  /// The table's lines in so many columns.
  func lines(width: Int) -> [StyledLine] {
    let count = max(head.count, rows.map(\.count).max() ?? 0)
    let spans = ([head] + rows).enumerated().map { index, row in
      row.map { MarkdownInline.spans(style.sanitized($0), style, inks: index == 0 ? [.bold] : []) }
    }
    let widths = widths(spans, count: count, width: width)
    var lines: [StyledLine] = []
    if !head.isEmpty {
      lines += self.lines(of: spans[0], widths)
      let (bar, cross) = style.unicode ? ("─", "─┼─") : ("-", "-+-")
      let rule = widths.map { String(repeating: bar, count: $0) }.joined(separator: cross)
      lines.append(StyledLine(style, [Span(rule, .dim)]))
    }
    return lines + spans.dropFirst().flatMap { self.lines(of: $0, widths) }
  }

  /// As wide as the cells, the widest cut first until the table fits.
  private func widths(_ rows: [[[Span]]], count: Int, width: Int) -> [Int] {
    var widths = (0..<count).map { index in
      rows.map { index < $0.count ? MarkdownTable.width(of: $0[index]) : 0 }.max() ?? 0
    }
    var excess = widths.reduce(0, +) + 3 * max(0, count - 1) - width
    while excess > 0, let widest = widths.indices.max(by: { widths[$0] < widths[$1] }),
      widths[widest] > 4
    {
      widths[widest] -= 1
      excess -= 1
    }
    return widths
  }

  private static func width(of spans: [Span]) -> Int {
    spans.reduce(0) { $0 + DisplayWidth.columns(of: $1.text) }
  }

  private func lines(of row: [[Span]], _ widths: [Int]) -> [StyledLine] {
    let cells = widths.indices.map { index in
      index < row.count ? LineBreaker.lines(row[index], width: widths[index]) : []
    }
    return (0..<(cells.map(\.count).max() ?? 0)).map { number in
      var line = StyledLine(style)
      for (index, width) in widths.enumerated() {
        let cell = StyledLine(style, number < cells[index].count ? cells[index][number] : [])
        let isRight = index < alignments.count && alignments[index] == .right
        if index > 0 { line.append(style.unicode ? " │ " : " | ", .dim) }
        let end = line.width + width
        if isRight { line.append(spaces: width - cell.width) }
        line.append(cell)
        if index < widths.count - 1 {
          line.pad(to: end)
          line.settle(after: cell)
        }
      }
      return line
    }
  }
}
