internal import TicketModel

/// Tickets as a table: id, status, priority, estimate, owner, title, or the columns asked for.
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
  package func text(_ listing: TicketListing) -> String {
    let columns = columns(of: listing)
    let painter = TicketCells(listing: listing, style: style)
    let batches = Parallel.batches(of: listing.tickets.count, size: 1_024)
    let parts = Parallel.map(batches) { range in
      var rows = TableRows(columns: columns.count, capacity: range.count, style: style)
      for ticket in listing.tickets[range] {
        rows.append { painter.cell(columns[$0].field, of: ticket) }
      }
      return rows
    }
    return TextTable(columns: columns.map(\.column), parts: parts, style: style).text()
  }

  private func columns(of listing: TicketListing) -> [TicketColumn] {
    guard let asked = listing.columns else { return TicketColumn.standard }
    let fields = listing.snapshot.configuration.fields
    return asked.map { field in
      let type = fields[field]?.type
      return TicketColumn(asked: field, isNumber: type == .number || type == .integer)
    }
  }
}

/// The cells of a table of tickets.
struct TicketCells: Sendable {
  let listing: TicketListing
  let style: TerminalStyle
  private let scale: PriorityScale

  init(listing: TicketListing, style: TerminalStyle) {
    self.listing = listing
    self.style = style
    scale = PriorityScale(listing.snapshot.configuration.fields["priority"])
  }

  /// What stands in a column for a ticket.
  func cell(_ field: String, of ticket: Ticket) -> TextTable.Cell {
    let text = text(field, of: ticket)
    return TextTable.Cell(text, style.color ? ink(field, text, ticket) : nil)
  }

  private func text(_ field: String, of ticket: Ticket) -> String {
    switch field {
    case "id": ticket.idText ?? ticket.path
    case "title": ticket.title ?? "(no title)"
    case "status": ticket.status ?? "(none)"
    default: listing.snapshot.text(field, of: ticket)
    }
  }

  private func ink(_ field: String, _ text: String, _ ticket: Ticket) -> TerminalStyle.Ink? {
    switch field {
    case "id": .cyan
    case "status": listing.snapshot.category(of: ticket)?.ink
    case "priority": scale.ink(text)
    case "due": isOverdue(text, ticket) ? .red : nil
    case "blocked": ticket.isMarkedBlocked ? .red : nil
    case "category": listing.snapshot.category(of: ticket)?.ink
    case "parent", "depends-on": .cyan
    default: nil
    }
  }

  private func isOverdue(_ text: String, _ ticket: Ticket) -> Bool {
    let category = listing.snapshot.category(of: ticket)
    guard category != .done, category != .dropped, let day = CalendarDay(text) else { return false }
    return day < listing.today
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
