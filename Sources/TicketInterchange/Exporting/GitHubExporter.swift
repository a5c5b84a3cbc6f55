import TicketModel

/// What GitHub's REST interface takes for each issue: `gh api repos/O/R/issues --input -`.
enum GitHubExporter: Exporter {
  static let name = "github"
  static let summary = "JSON for GitHub's issues interface"

  static func text(of tickets: [ExportedTicket], options: ExportOptions) -> String {
    JSONValue.array(tickets.map(issue)).text() + "\n"
  }

  private static func issue(_ ticket: ExportedTicket) -> JSONValue {
    let body = FieldsSection.text(ticket.body, ticket.otherFields(but: ["labels"]))
    var pairs: [(String, JSONValue)] = [
      ("title", .string(ticket.title)), ("body", .string(body)),
      ("labels", .array(ticket.ticket.texts("labels").map(JSONValue.string))),
      ("assignees", .array(logins(ticket).map(JSONValue.string))),
      ("state", .string(ticket.isClosed ? "closed" : "open")),
    ]
    if ticket.category == .dropped { pairs.append(("state_reason", "not_planned")) }
    return .object(pairs)
  }

  /// The owners that are written as people's logins: GitHub refuses an issue for any other.
  static func logins(_ ticket: ExportedTicket) -> [String] {
    ticket.ticket.texts("owner").filter { $0.hasPrefix("@") }.map { String($0.dropFirst()) }
  }
}
