import TicketModel

/// The columns of the tools that make GitHub issues of a CSV.
enum GitHubCSVExporter: Exporter {
  static let name = "github-csv"
  static let summary = "CSV for the importers of GitHub issues"

  static func text(of tickets: [ExportedTicket], options: ExportOptions) -> String {
    let header = ["title", "body", "labels", "assignees", "milestone", "state"]
    let columns = try? CSVColumns(header, [:])
    let rows = tickets.map { ticket in
      var row = [
        ticket.title, "", ticket.ticket.texts("labels").joined(separator: ","),
        GitHubExporter.logins(ticket).joined(separator: ","), ticket.first("milestone"),
        ticket.isClosed ? "closed" : "open",
      ]
      let record = columns?.record(CSVRecords.Row(fields: row, lines: 0..<0)) ?? SourceRecord()
      row[1] = FieldsSection.text(ticket.body, ticket.uncarried(by: record))
      return row
    }
    return CSVText.document([header] + rows)
  }
}
