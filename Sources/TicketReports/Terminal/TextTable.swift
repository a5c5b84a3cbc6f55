internal import TicketModel

/// Rows of cells under each other, fitted to a terminal.
struct TextTable: Sendable {
  /// One column: its heading, and how far it may be cut.
  struct Column: Sendable {
    var heading: String
    var alignment = DisplayWidth.Alignment.left
    /// The fewest columns it may be cut to; nil where it is never cut.
    var minimum: Int?
    /// Whether it is left out where even the fewest columns do not fit.
    var isOptional = false
    /// What it should have before others stay; nil: it gives way like any other. One that has such a
    /// width is the last to be cut.
    var comfort: Int?
  }

  /// One cell: a text, whose control characters are made visible, and the ink that it is painted with.
  struct Cell: Sendable {
    let text: String
    let ink: TerminalStyle.Ink?

    init(_ text: String, _ ink: TerminalStyle.Ink? = nil) {
      self.text = text
      self.ink = ink
    }
  }

  let columns: [Column]
  /// The rows, in parts that are worked on side by side.
  let parts: [TableRows]
  let style: TerminalStyle

  /// Makes a table of few rows.
  init(columns: [Column], rows: [[Cell]], style: TerminalStyle) {
    var part = TableRows(columns: columns.count, capacity: rows.count, style: style)
    for row in rows { part.append { $0 < row.count ? row[$0] : Cell("") } }
    self.init(columns: columns, parts: [part], style: style)
  }

  /// Makes a table of rows in parts, whose cells are those of the columns.
  init(columns: [Column], parts: [TableRows], style: TerminalStyle) {
    self.columns = columns
    self.parts = parts
    self.style = style
  }

  private static let gap = 2

  /// The table as lines; headings on a terminal only, unless asked for. Columns that are empty in every
  /// row are left out.
  func lines(hasHeading: Bool = false) -> [String] {
    let layout = layout(hasHeading: hasHeading)
    return heading(layout, hasHeading: hasHeading)
      + parts.flatMap { part in (0..<part.count).map { layout.line($0, of: part) } }
  }

  /// The table's lines, each with its end; the parts are written on all processors.
  func text() -> String {
    let layout = layout()
    let texts = Parallel.map(Parallel.batches(of: parts.count, size: 1)) { range in
      let part = parts[range.lowerBound]
      var text: [UInt8] = []
      for row in 0..<part.count {
        layout.append(row, of: part, to: &text)
        text.append(UInt8(ascii: "\n"))
      }
      return String(decoding: text, as: UTF8.self)
    }
    return (heading(layout).map { $0 + "\n" } + texts).joined()
  }

  private func heading(_ layout: TableLayout, hasHeading: Bool = false) -> [String] {
    guard style.isTerminal || hasHeading, parts.contains(where: { $0.count > 0 }) else { return [] }
    var heading = TableRows(columns: columns.count, style: style)
    heading.append { Cell(columns[$0].heading, .dim) }
    return [layout.line(0, of: heading)]
  }

  private func layout(hasHeading: Bool = false) -> TableLayout {
    let natural = naturalWidths(withHeading: style.isTerminal || hasHeading)
    let used = shown(natural)
    return TableLayout(
      columns: used.map { columns[$0] }, positions: used, widths: fitted(used, natural),
      gap: TextTable.gap, style: style)
  }

  /// The columns to show: those with something in them, the optional ones as far as they fit.
  private func shown(_ natural: [Int]) -> [Int] {
    var used = columns.indices.filter { index in parts.contains { $0.widths[index] > 0 } }
    guard style.isTerminal else { return used }
    let least = { (used: [Int]) in
      used.reduce(TextTable.gap * (used.count - 1)) { sum, index in
        let column = columns[index]
        return sum + min(natural[index], column.comfort ?? column.minimum ?? natural[index])
      }
    }
    while least(used) > style.width, let last = used.lastIndex(where: { columns[$0].isOptional }) {
      used.remove(at: last)
    }
    return used
  }

  /// The widths of the shown columns: as wide as their cells, the widest cut first until they fit;
  /// those with a comfort of their own after all others.
  private func fitted(_ used: [Int], _ natural: [Int]) -> [Int] {
    var widths = used.map { natural[$0] }
    guard style.isTerminal else { return widths }
    var excess = widths.reduce(0, +) + TextTable.gap * max(0, used.count - 1) - style.width
    for isLast in [false, true] {
      while excess > 0, let widest = widestCuttable(used, widths, isLast: isLast) {
        let floor = max(columns[used[widest]].minimum ?? 0, secondWidth(widths, besides: widest))
        let cut = min(excess, max(1, widths[widest] - floor))
        widths[widest] -= cut
        excess -= cut
      }
    }
    return widths
  }

  private func widestCuttable(_ used: [Int], _ widths: [Int], isLast: Bool) -> Int? {
    widths.indices.filter {
      (columns[used[$0]].comfort != nil) == isLast
        && widths[$0] > columns[used[$0]].minimum ?? .max
    }.max { widths[$0] < widths[$1] }
  }

  private func secondWidth(_ widths: [Int], besides index: Int) -> Int {
    widths.indices.filter { $0 != index }.map { widths[$0] }.max() ?? 0
  }

  private func naturalWidths(withHeading: Bool) -> [Int] {
    var widths = columns.map {
      withHeading ? DisplayWidth.columns(of: style.sanitized($0.heading)) : 0
    }
    for part in parts {
      for index in widths.indices { widths[index] = max(widths[index], part.widths[index]) }
    }
    return widths
  }
}
