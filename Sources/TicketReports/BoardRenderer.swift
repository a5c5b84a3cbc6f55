internal import TicketModel

/// A board: columns side by side on a terminal that is wide enough, else under each other.
package struct BoardRenderer: Sendable {
  /// Where the text goes.
  package var style: TerminalStyle

  /// Makes a renderer.
  package init(style: TerminalStyle) {
    self.style = style
  }

  private static let gap = 2
  private static let narrowestTerminal = 60
  private static let narrowestColumn = 12
  private static let comfortableColumn = 18

  /// The board as text.
  package func text(_ board: Board) -> String {
    let lines = layout(board).map { sideBySide($0.columns, width: $0.width) } ?? stacked(board)
    return lines.map { $0 + "\n" }.joined()
  }

  /// The tickets for programs, column by column.
  package static func json(_ board: Board) -> JSONValue {
    .array(board.columns.flatMap(\.tickets).map(\.json))
  }

  /// The columns that fit beside each other, and their width; empty ones go where it gets narrow.
  private func layout(_ board: Board) -> (columns: [Board.Column], width: Int)? {
    guard style.width >= BoardRenderer.narrowestTerminal else { return nil }
    let all = board.columns
    if let width = width(for: all.count), width >= BoardRenderer.comfortableColumn {
      return (all, width)
    }
    let filled = all.filter { !$0.tickets.isEmpty }
    guard let width = width(for: filled.count), width >= BoardRenderer.narrowestColumn else {
      return nil
    }
    return (filled, width)
  }

  private func width(for count: Int) -> Int? {
    guard count > 0 else { return nil }
    return min(40, (style.width - BoardRenderer.gap * (count - 1)) / count)
  }

  private func sideBySide(_ columns: [Board.Column], width: Int) -> [String] {
    let cards = columns.map { column in
      heading(of: column, width: width) + column.tickets.flatMap { card($0, width: width) }
    }
    return (0..<(cards.map(\.count).max() ?? 0)).map { row in
      let cells = cards.map { $0.indices.contains(row) ? $0[row] : TextTable.Cell("") }
      return joined(cells, width: width)
    }
  }

  private func joined(_ cells: [TextTable.Cell], width: Int) -> String {
    let used = cells.prefix((cells.lastIndex { !$0.text.isEmpty } ?? -1) + 1)
    return used.enumerated().map { index, cell in
      let isLast = index == used.count - 1
      let room = isLast ? 0 : width + BoardRenderer.gap - DisplayWidth.columns(of: cell.text)
      return style.paint(cell.text, cell.ink) + String(repeating: " ", count: max(0, room))
    }.joined()
  }

  private func heading(of column: Board.Column, width: Int) -> [TextTable.Cell] {
    let title = style.sanitized(column.title) + " " + BoardRenderer.count(of: column)
    let ink: TerminalStyle.Ink = column.isOverLimit ? .red : .bold
    let rule = String(repeating: style.unicode ? "─" : "-", count: width)
    return [
      TextTable.Cell(cut(title, width), ink),
      TextTable.Cell(cut(BoardRenderer.points(of: column), width), .dim),
      TextTable.Cell(rule, .dim),
    ]
  }

  private func card(_ ticket: TicketSummary, width: Int) -> [TextTable.Cell] {
    let facts = ticket.texts("priority") + ticket.texts("estimate")
    let id = (ticket.id ?? ticket.path) + (ticket.isModified ? "*" : "")
    let head = ([id] + facts).joined(separator: " ")
    return [
      TextTable.Cell(cut(style.sanitized(head), width), .cyan),
      TextTable.Cell(cut(style.sanitized(ticket.title ?? "(no title)"), width)),
      TextTable.Cell(""),
    ]
  }

  private func cut(_ text: String, _ width: Int) -> String {
    DisplayWidth.truncate(text, to: width, unicode: style.unicode)
  }

  private func stacked(_ board: Board) -> [String] {
    let inner = style.indented(by: 2)
    let blocks = board.columns.map { column in
      let ink: TerminalStyle.Ink = column.isOverLimit ? .red : .bold
      let title = style.sanitized(column.title) + " " + BoardRenderer.count(of: column)
      let points = BoardRenderer.points(of: column)
      let head = style.paint(title, ink) + (points.isEmpty ? "" : "  " + style.paint(points, .dim))
      return [head] + table(column.tickets).lines(inner).map { "  " + $0 }
    }
    return Array(blocks.joined(separator: [""]))
  }

  private func table(_ tickets: [TicketSummary]) -> TextTable {
    let rows = tickets.map { ticket in
      ["id", "status", "priority", "estimate", "owner", "title"].map { cell($0, of: ticket) }
    }
    return TextTable(columns: TicketColumn.standard.map(\.column), rows: rows)
  }

  private func cell(_ field: String, of ticket: TicketSummary) -> TextTable.Cell {
    switch field {
    case "id": TextTable.Cell(style.sanitized(ticket.id ?? ticket.path), .cyan)
    case "title": TextTable.Cell(style.sanitized(ticket.title ?? "(no title)"))
    case "status":
      TextTable.Cell(
        style.sanitized((ticket.status ?? "(none)") + (ticket.isModified ? "*" : "")),
        ticket.category?.ink)
    default: TextTable.Cell(style.sanitized(ticket.texts(field).joined(separator: ", ")))
    }
  }

  private static func count(of column: Board.Column) -> String {
    column.limit.map { "\(column.tickets.count)/\($0)" } ?? "\(column.tickets.count)"
  }

  private static func points(of column: Board.Column) -> String {
    guard column.points > 0 else { return "" }
    return JSONValue.double(column.points).text() + (column.points == 1 ? " point" : " points")
  }
}
