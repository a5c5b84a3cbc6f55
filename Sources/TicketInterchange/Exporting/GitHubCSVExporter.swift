import TicketModel

/// The columns of the tools that make GitHub issues of a CSV.
enum GitHubCSVExporter: Exporter {
  static let name = "github-csv"
  static let summary = "CSV for the importers of GitHub issues"

  static func text(of tickets: [ExportedTicket], options: ExportOptions) -> String {
    let rows = tickets.map { ticket in
      [
        ticket.title,
        FieldsSection.text(
          ticket.body, ticket.otherFields(but: ["labels", "milestone"])),
        ticket.ticket.texts("labels").joined(separator: ","),
        GitHubExporter.logins(ticket)
          .joined(separator: ","), ticket.first("milestone"), ticket.isClosed ? "closed" : "open",
      ]
    }
    return CSVText.document(
      [["title", "body", "labels", "assignees", "milestone", "state"]] + rows)
  }
}
