internal import TicketModel

/// Tickets as a table: id, status, priority, estimate, owner, title.
///
/// Fits a terminal's width; in a pipe it is aligned, without headings, and nothing is cut.
package struct TicketListRenderer: Sendable {
  /// Where the text goes.
  package var style: TerminalStyle

  /// Makes a renderer.
  package init(style: TerminalStyle) {
    self.style = style
  }

  /// The table; empty where there are no tickets.
  package func text(_ tickets: [TicketSummary]) -> String {
    lines(tickets).map { $0 + "\n" }.joined()
  }

  /// The table's lines.
  func lines(_ tickets: [TicketSummary]) -> [String] {
    TextTable(columns: TicketListRenderer.columns, rows: tickets.map(row)).lines(style)
  }

  /// The same for programs.
  package static func json(_ tickets: [TicketSummary]) -> JSONValue {
    .array(tickets.map(\.json))
  }

  /// The same for spreadsheets: every field that a ticket has, a column each.
  package static func csv(_ tickets: [TicketSummary]) -> String {
    var names: [String] = []
    var known = Set<String>()
    for field in tickets.lazy.flatMap(\.fields) where known.insert(field.name).inserted {
      names.append(field.name)
    }
    let rows = tickets.map { ticket in
      [ticket.id, ticket.title, ticket.status, ticket.category?.rawValue, ticket.project]
        .map { $0 ?? "" } + [ticket.path]
        + names.map { ticket.texts($0).joined(separator: ", ") }
    }
    let heading = ["id", "title", "status", "category", "project", "path"] + names
    return CSVText.document([heading] + rows)
  }

  /// The ids alone, one a line, for scripts.
  package static func ids(_ tickets: [TicketSummary]) -> String {
    tickets.compactMap(\.id).map { $0 + "\n" }.joined()
  }

  private static let columns = [
    TextTable.Column(heading: "ID", minimum: 8), TextTable.Column(heading: "STATUS", minimum: 8),
    TextTable.Column(heading: "PRIO", minimum: 4, isOptional: true),
    TextTable.Column(heading: "EST", alignment: .right, minimum: 3, isOptional: true),
    TextTable.Column(heading: "OWNER", minimum: 8, isOptional: true),
    TextTable.Column(heading: "TITLE", minimum: 12),
  ]

  private func row(_ ticket: TicketSummary) -> [TextTable.Cell] {
    let joined = { (field: String) in ticket.texts(field).joined(separator: ", ") }
    return [
      TextTable.Cell(style.sanitized(ticket.id ?? ticket.path), .cyan),
      TextTable.Cell(style.sanitized(status(of: ticket)), ticket.category?.ink),
      TextTable.Cell(style.sanitized(joined("priority"))),
      TextTable.Cell(style.sanitized(joined("estimate"))),
      TextTable.Cell(style.sanitized(joined("owner"))),
      TextTable.Cell(style.sanitized(ticket.title ?? "(no title)")),
    ]
  }

  private func status(of ticket: TicketSummary) -> String {
    (ticket.status ?? "(none)") + (ticket.isModified ? "*" : "")
  }
}

extension StateCategory {
  /// What its states are painted with.
  var ink: TerminalStyle.Ink? {
    switch self {
    case .todo: nil
    case .doing: .yellow
    case .done: .green
    case .dropped: .dim
    }
  }
}
