internal import TicketInterchange
internal import TicketModel
internal import TicketReports

/// What a dry run of an import says: where each line goes, and that the totals add up.
struct ImportPlanText {
  private let plan: ImportPlan

  init(_ plan: ImportPlan) {
    self.plan = plan
  }

  /// A line a source line, then the totals, then the choices that were made.
  func text(_ style: TerminalStyle) -> String {
    let width = "\(plan.lines.last?.line ?? 0)".count
    var lines = plan.lines.filter { $0.place != .blank }.map { account in
      let number = DisplayWidth.pad("\(account.line)", to: width, .right)
      let place = DisplayWidth.pad(account.place.rawValue, to: 9)
      return "\(number)  \(place)  \(account.target): \(account.text)"
    }
    lines += plan.notices.map { "line \($0.line): \($0.message)" }
    lines.append(summary)
    return lines.map { style.sanitized($0) + "\n" }.joined()
  }

  /// The totals.
  var summary: String {
    let totals = plan.totals
    let parts = [
      ("blank", totals.blank), ("fields", totals.fields), ("body", totals.body),
      ("containers", totals.containers), ("rules", totals.rules), ("notes", totals.notes),
    ].map { "\($0.1) \($0.0)" }
    return "\(plan.tickets.count) tickets in \(plan.project.name); "
      + "\(totals.total) lines: \(parts.joined(separator: ", "))"
  }

  /// `{"lines":{"total","blank",…},"tickets":[…],"notices":[…]}`.
  var json: JSONValue {
    let totals = plan.totals
    return .object([
      ("project", .string(plan.project.name)),
      (
        "lines",
        .object([
          ("total", .int(totals.total)), ("blank", .int(totals.blank)),
          ("fields", .int(totals.fields)), ("body", .int(totals.body)),
          ("containers", .int(totals.containers)), ("rules", .int(totals.rules)),
          ("notes", .int(totals.notes)),
        ])
      ),
      ("tickets", .array(plan.tickets.map(Self.json))),
      (
        "accounts",
        .array(
          plan.lines.map {
            .object([
              ("line", .int($0.line)), ("place", .string($0.place.rawValue)),
              ("target", .string($0.target)),
            ])
          })
      ),
      (
        "notices",
        .array(
          plan.notices.map {
            .object([("line", .int($0.line)), ("message", .string($0.message))])
          })
      ),
    ])
  }

  private static func json(_ ticket: PlannedTicket) -> JSONValue {
    .object([
      ("id", .string(ticket.id)), ("title", .string(ticket.title)),
      ("type", JSONValue(ticket.type)), ("status", JSONValue(ticket.status)),
      ("priority", JSONValue(ticket.priority)), ("estimate", JSONValue(ticket.estimate)),
      ("owner", .array(ticket.owners.map(JSONValue.string))),
      ("parent", JSONValue(ticket.parent)), ("container", .bool(ticket.isContainer)),
      ("line", .int(ticket.line)),
    ])
  }
}
