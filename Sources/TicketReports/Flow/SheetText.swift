/// Reports as text: figures first, then tables; on a terminal with a chart, and long tables cut.
package struct SheetText: Sendable {
  /// Where the text goes.
  package var style: TerminalStyle

  /// How many rows of a table a terminal is given.
  static let longestTable = 20
  /// The columns that may be cut to fit a terminal.
  private static let prose = ["title", "message", "path", "reason"]

  /// Makes a renderer.
  package init(style: TerminalStyle) {
    self.style = style
  }

  /// One report.
  package func text(_ sheet: ReportSheet) -> String {
    var lines = prose("\(sheet.title): \(sheet.subject)")
    // On a terminal narrower than the title its first line holds no more than a part of it.
    if lines[0].hasPrefix(sheet.title) {
      lines[0] = style.paint(sheet.title, .bold) + lines[0].dropFirst(sheet.title.count)
    }
    lines += sheet.figures.flatMap { prose($0, indent: 2) }
    if style.isTerminal, let chart = sheet.visibleChart {
      lines += [""] + TerminalChart(chart, style: style).lines
      let notes = chart.notes.filter { !sheet.notes.contains($0) }
      lines += notes.flatMap { prose($0, .dim) }
    }
    for (index, table) in sheet.tables.enumerated() where !table.rows.isEmpty {
      if table.cut == .everything { continue }
      lines.append("")
      if index > 0 { lines.append(style.paint(table.title, .bold)) }
      lines += rows(of: table).map { index > 0 ? "  " + $0 : $0 }
    }
    if !sheet.notes.isEmpty {
      lines += [""] + sheet.notes.flatMap { prose($0, .dim) }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  /// One report for each group.
  package func text(_ groups: ReportGroups) -> String {
    guard !groups.groups.isEmpty else { return "no tickets\n" }
    return groups.groups.map { group in
      style.paint(style.sanitized(groups.label(group.name)), .bold) + "\n" + text(group.sheet)
    }.joined(separator: "\n")
  }

  /// A sentence, in lines that fit a terminal.
  private func prose(
    _ text: String, indent: Int = 0, _ ink: TerminalStyle.Ink? = nil
  ) -> [String] {
    let words = style.sanitized(text)
    let room = style.width - indent
    let isWide = style.isTerminal && DisplayWidth.columns(of: words) > room
    let lines =
      isWide
      ? LineBreaker.lines(words, width: room, limit: .max, unicode: style.unicode) : [words]
    return lines.map { line in
      String(repeating: " ", count: indent) + (ink.map { style.paint(line, $0) } ?? line)
    }
  }

  private func rows(of table: ReportTable) -> [String] {
    let most = style.isTerminal ? SheetText.longestTable : table.rows.count
    let shown = table.cut == .end ? table.rows.prefix(most) : table.rows.suffix(most)
    let columns = table.columns.map { column in
      TextTable.Column(
        heading: column.heading, alignment: column.isNumber ? .right : .left,
        minimum: SheetText.prose.contains(column.key) ? 8 : nil, isOptional: column.isOptional)
    }
    let cells = shown.map { row in
      zip(table.columns, row).map { column, text in
        TextTable.Cell(column.shown(text), column.key == "id" ? .cyan : nil)
      }
    }
    let lines = TextTable(columns: columns, rows: cells, style: style).lines(hasHeading: true)
    let hidden = table.rows.count - shown.count
    guard hidden > 0 else { return lines }
    return lines
      + [
        style.paint(
          "the \(table.cut == .end ? "first" : "last") \(shown.count) of \(table.rows.count); "
            + "--format csv has all", .dim)
      ]
  }
}
