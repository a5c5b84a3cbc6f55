/// Rows of cells under each other, fitted to a terminal.
struct TextTable {
  /// One column: its heading, and how far it may be cut.
  struct Column {
    var heading: String
    var alignment = DisplayWidth.Alignment.left
    /// The fewest columns it may be cut to; nil where it is never cut.
    var minimum: Int?
  }

  /// One cell: plain text, and the ink it is painted with.
  struct Cell {
    var text: String
    var ink: TerminalStyle.Ink?

    init(_ text: String, _ ink: TerminalStyle.Ink? = nil) {
      self.text = text
      self.ink = ink
    }
  }

  var columns: [Column]
  var rows: [[Cell]]

  private static let gap = "  "

  /// The table as lines; headings on a terminal only. Columns that are empty in every row are left out.
  func lines(_ style: TerminalStyle) -> [String] {
    let used = columns.indices.filter { index in
      rows.contains { index < $0.count && !$0[index].text.isEmpty }
    }
    let widths = fitted(used, style)
    let headings = columns.map { Cell($0.heading, .dim) }
    let shown = style.isTerminal && !rows.isEmpty ? [headings] + rows : rows
    return shown.map { line($0, used, widths, style) }
  }

  private func line(
    _ row: [Cell], _ used: [Int], _ widths: [Int], _ style: TerminalStyle
  ) -> String {
    let cells = zip(used, widths).map { index, width in
      let cell = index < row.count ? row[index] : Cell("")
      let text = DisplayWidth.truncate(cell.text, to: width, unicode: style.unicode)
      let padding = String(repeating: " ", count: max(0, width - DisplayWidth.columns(of: text)))
      let painted = style.paint(text, cell.ink)
      if columns[index].alignment == .right { return padding + painted }
      return index == used.last ? painted : painted + padding
    }
    return cells.joined(separator: TextTable.gap)
  }

  /// The widths of the used columns: as wide as their cells, cut from the last column on to fit.
  private func fitted(_ used: [Int], _ style: TerminalStyle) -> [Int] {
    var widths = used.map { natural($0, withHeading: style.isTerminal) }
    guard style.isTerminal else { return widths }
    var excess = widths.reduce(0, +) + TextTable.gap.count * max(0, used.count - 1) - style.width
    for (position, index) in used.enumerated().reversed() where excess > 0 {
      guard let minimum = columns[index].minimum else { continue }
      let cut = min(excess, max(0, widths[position] - minimum))
      widths[position] -= cut
      excess -= cut
    }
    return widths
  }

  private func natural(_ index: Int, withHeading: Bool) -> Int {
    let cells = rows.compactMap { index < $0.count ? $0[index].text : nil }
    let heading = withHeading ? [columns[index].heading] : []
    return (cells + heading).map { DisplayWidth.columns(of: $0) }.max() ?? 0
  }
}
