/// Rows of cells under each other, fitted to a terminal.
struct TextTable {
  /// One column: its heading, and how far it may be cut.
  struct Column {
    var heading: String
    var alignment = DisplayWidth.Alignment.left
    /// The fewest columns it may be cut to; nil where it is never cut.
    var minimum: Int?
    /// Whether it is left out where even the fewest columns do not fit.
    var isOptional = false
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
    let natural = columns.indices.map { naturalWidth($0, withHeading: style.isTerminal) }
    let used = shown(natural, style)
    let widths = fitted(used, natural, style)
    let headings = columns.map { Cell($0.heading, .dim) }
    let all = style.isTerminal && !rows.isEmpty ? [headings] + rows : rows
    return all.map { line($0, used, widths, style) }
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

  /// The columns to show: those with something in them, the optional ones as far as they fit.
  private func shown(_ natural: [Int], _ style: TerminalStyle) -> [Int] {
    var used = columns.indices.filter { index in
      rows.contains { index < $0.count && !$0[index].text.isEmpty }
    }
    guard style.isTerminal else { return used }
    let least = { (used: [Int]) in
      used.reduce(TextTable.gap.count * (used.count - 1)) { sum, index in
        sum + min(natural[index], columns[index].minimum ?? natural[index])
      }
    }
    while least(used) > style.width, let last = used.lastIndex(where: { columns[$0].isOptional }) {
      used.remove(at: last)
    }
    return used
  }

  /// The widths of the shown columns: as wide as their cells, the widest cut first until they fit.
  private func fitted(_ used: [Int], _ natural: [Int], _ style: TerminalStyle) -> [Int] {
    var widths = used.map { natural[$0] }
    guard style.isTerminal else { return widths }
    var excess = widths.reduce(0, +) + TextTable.gap.count * max(0, used.count - 1) - style.width
    while excess > 0, let widest = widestCuttable(used, widths) {
      let floor = max(columns[used[widest]].minimum ?? 0, secondWidth(widths, besides: widest))
      let cut = min(excess, max(1, widths[widest] - floor))
      widths[widest] -= cut
      excess -= cut
    }
    return widths
  }

  private func widestCuttable(_ used: [Int], _ widths: [Int]) -> Int? {
    widths.indices.filter { widths[$0] > columns[used[$0]].minimum ?? .max }
      .max { widths[$0] < widths[$1] }
  }

  private func secondWidth(_ widths: [Int], besides index: Int) -> Int {
    widths.indices.filter { $0 != index }.map { widths[$0] }.max() ?? 0
  }

  private func naturalWidth(_ index: Int, withHeading: Bool) -> Int {
    let heading = withHeading ? DisplayWidth.columns(of: columns[index].heading) : 0
    return rows.reduce(heading) { widest, row in
      index < row.count ? max(widest, DisplayWidth.columns(of: row[index].text)) : widest
    }
  }
}
