import TicketModel
import TicketSyntax

/// A row a ticket, a column a field, the text in the last.
enum CSVExporter: Exporter {
  static let name = "csv"
  static let summary = "a row a ticket, for spreadsheets; imports again as it was"

  static func text(of tickets: [ExportedTicket], options: ExportOptions) -> String {
    var names = ["type", "status"]
    for ticket in tickets {
      for field in ticket.fields where !names.contains(field.name) { names.append(field.name) }
    }
    let rows = tickets.map { ticket in
      [ticket.id, ticket.title]
        + names.map { name in text(name, of: ticket) }
        + [ticket.body]
    }
    return CSVText.document([["id", "title"] + names + ["body"]] + rows)
  }

  /// A field's value; nothing where it has none.
  private static func text(_ name: String, of ticket: ExportedTicket) -> String {
    guard let value = ticket.ticket.value(name), value != .null else { return "" }
    return FieldText.text(name, value)
  }
}
