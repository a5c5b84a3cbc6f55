import TicketModel

/// What GitHub's REST interface takes for each issue: `gh api repos/O/R/issues --input -`.
enum GitHubExporter: Exporter {
  static let name = "github"
  static let summary = "JSON for GitHub's issues interface"

  static func text(of tickets: [ExportedTicket], options: ExportOptions) -> String {
    JSONValue.array(tickets.map(issue)).text() + "\n"
  }

  private static func issue(_ ticket: ExportedTicket) -> JSONValue {
    var pairs: [(String, JSONValue)] = [
      ("title", .string(ticket.title)),
      ("labels", .array(ticket.ticket.texts("labels").map(JSONValue.string))),
      ("assignees", .array(logins(ticket).map(JSONValue.string))),
      ("state", .string(ticket.isClosed ? "closed" : "open")),
    ]
    if ticket.category == .dropped { pairs.append(("state_reason", "not_planned")) }
    let fields = ticket.uncarried(by: GitHubImporter.record(.object(pairs), at: 0..<0))
    pairs.insert(("body", .string(FieldsSection.text(ticket.body, fields))), at: 1)
    return .object(pairs)
  }

  /// The owners that are written as people's logins: GitHub refuses an issue for any other.
  static func logins(_ ticket: ExportedTicket) -> [String] {
    ticket.ticket.texts("owner").filter { $0.hasPrefix("@") }.map { String($0.dropFirst()) }
  }
}
