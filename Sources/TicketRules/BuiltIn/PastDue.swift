internal import TicketModel

/// A ticket is open after its due day.
package enum PastDue: TicketRule {
  /// What a person should know of the rule.
  package static let documentation = RuleDocumentation(
    name: "past-due", severity: .off,
    checks: "The `due` day of every open ticket is today or later.",
    why: "A day that has passed is no plan: either the work is late, or the day is wrong.",
    example: RuleExample("---\nid: P3-1\ntitle: Login\nstatus: todo\ndue: 2026-02-01\n---\n"),
    instead: RuleExample("---\nid: P3-1\ntitle: Login\nstatus: todo\ndue: 2026-12-31\n---\n"),
    cure: "Finish the ticket, or agree on a new day.")

  /// The one offence, at the day.
  package static func offences(of subject: RuleSubject, in context: RuleContext) -> [Offence] {
    let ticket = subject.ticket
    let category = context.category(of: ticket)
    guard category == .todo || category == .doing,
      let day = ticket.texts("due").first.flatMap({ CalendarDay($0) }), day < context.today
    else { return [] }
    return [
      Offence(
        ticket, at: ticket.location(of: "due"), "the ticket was due on \(day), and is open",
        hint: "finish it, or agree on a new day")
    ]
  }
}
