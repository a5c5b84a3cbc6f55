import TicketModel

/// The columns that Jira's CSV importer maps by itself; one for each label.
enum JiraExporter: Exporter {
  static let name = "jira"
  static let summary = "CSV for Jira's importer"

  static func text(of tickets: [ExportedTicket], options: ExportOptions) -> String {
    let labels = tickets.map { $0.ticket.texts("labels").count }.max() ?? 0
    let numbers = Dictionary(
      tickets.enumerated().map { ($1.id.lowercased(), $0 + 1) }, uniquingKeysWith: { a, _ in a })
    let header =
      ["Issue id", "Parent id", "Issue key", "Issue Type", "Summary", "Status", "Priority"]
      + ["Assignee", "Story Points", "Sprint", "Due date", "Created", "Fix Version/s", "Parent"]
      + Array(repeating: "Labels", count: labels) + ["Description"]
    let columns = try? CSVColumns(header, [:])
    let rows = tickets.enumerated().map { index, ticket -> [String] in
      let parent = ticket.first("parent")
      let own = ticket.ticket.texts("labels")
      let row =
        [
          "\(index + 1)", numbers[parent.lowercased()].map(String.init) ?? "", ticket.id,
          ticket.first("type"), ticket.title, ticket.first("status"), ticket.first("priority"),
          ticket.ticket.texts("owner").joined(separator: ", "), ticket.first("estimate"),
          ticket.first("sprint"), ticket.first("due"), ticket.first("created"),
          ticket.first("milestone"), parent,
        ] + own + Array(repeating: "", count: labels - own.count)
      let record = columns?.record(CSVRecords.Row(fields: row, lines: 0..<0)) ?? SourceRecord()
      return row + [FieldsSection.text(ticket.body, ticket.uncarried(by: record))]
    }
    return CSVText.document([header] + rows)
  }
}
