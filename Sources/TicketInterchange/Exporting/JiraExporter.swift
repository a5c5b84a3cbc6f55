import TicketModel

/// The columns that Jira's CSV importer maps by itself; one for each label.
enum JiraExporter: Exporter {
  static let name = "jira"
  static let summary = "CSV for Jira's importer"

  private static let placed: Set<String> = [
    "type", "status", "priority", "labels", "estimate", "sprint", "due", "created", "parent",
    "milestone", "owner",
  ]

  static func text(of tickets: [ExportedTicket], options: ExportOptions) -> String {
    let labels = tickets.map { $0.ticket.texts("labels").count }.max() ?? 0
    let numbers = Dictionary(
      tickets.enumerated().map { ($1.id.lowercased(), $0 + 1) }, uniquingKeysWith: { a, _ in a })
    let header =
      ["Issue id", "Parent id", "Issue key", "Issue Type", "Summary", "Status", "Priority"]
      + ["Assignee", "Story Points", "Sprint", "Due date", "Created", "Fix Version/s", "Parent"]
      + Array(repeating: "Labels", count: labels) + ["Description"]
    let rows = tickets.enumerated().map { index, ticket -> [String] in
      let parent = ticket.first("parent")
      let own = ticket.ticket.texts("labels")
      return [
        "\(index + 1)", numbers[parent.lowercased()].map(String.init) ?? "", ticket.id,
        ticket.first("type"), ticket.title, ticket.first("status"), ticket.first("priority"),
        ticket.ticket.texts("owner").joined(separator: ", "), ticket.first("estimate"),
        ticket.first("sprint"), ticket.first("due"), ticket.first("created"),
        ticket.first("milestone"), parent,
      ] + own + Array(repeating: "", count: labels - own.count) + [description(ticket)]
    }
    return CSVText.document([header] + rows)
  }

  /// The text, with what has no column in a list below it.
  private static func description(_ ticket: ExportedTicket) -> String {
    let rest = ticket.otherFields(but: placed).filter { $0.name != "id" }
    return FieldsSection.text(ticket.body, rest)
  }
}
