package import TicketModel

/// Tickets to be listed, and the columns to list.
package struct TicketListing: Sendable {
  /// The tickets, in the order to be shown.
  package var tickets: [Ticket]
  /// The backlog that they are of.
  package var snapshot: BacklogSnapshot
  /// The fields to show, by the tool's names; nil: those that suit the form.
  package var columns: [String]?
  /// The day that decides what is overdue.
  package var today: CalendarDay

  /// Makes a listing.
  package init(
    tickets: [Ticket], in snapshot: BacklogSnapshot, columns: [String]? = nil, today: CalendarDay
  ) {
    self.tickets = tickets
    self.snapshot = snapshot
    self.columns = columns
    self.today = today
  }

  /// The ids, one a line, of the tickets that have one.
  package var ids: String {
    tickets.reduce(into: "") { text, ticket in
      guard let id = ticket.idText else { return }
      text += DisplayWidth.sanitized(id, unicode: false)
      text += "\n"
    }
  }

  /// Headings and rows for a spreadsheet: the columns asked for, or every field that some ticket has.
  package var rows: [[String]] {
    let fields = columns ?? usedFields
    return [fields]
      + tickets.map { ticket in
        fields.map { snapshot.text($0, of: ticket) }
      }
  }

  private var usedFields: [String] {
    let first = ["id", "title", "status", "category", "project", "path"]
    var seen = Set(first)
    let found = Set(tickets.flatMap { $0.fields.map(\.name) })
    let declared = QueryVocabulary(snapshot).fields.filter(found.contains)
    return first + (declared + found.sorted()).filter { seen.insert($0).inserted }
  }

  /// The tickets for programs; only the columns asked for, where some are.
  package var json: JSONValue {
    .array(
      tickets.map { ticket in
        let pairs = TicketSummary(ticket, in: snapshot).pairs
        guard let columns else { return .object(pairs) }
        return .object(
          columns.map { name in (name, pairs.first { $0.0 == name }?.1 ?? .null) })
      })
  }
}
