internal import TicketModel

/// The last day of a waiver is past.
package enum ExpiredWaiver: TicketRule {
  /// What a person should know of the rule.
  package static let documentation = RuleDocumentation(
    name: "expired-waiver", severity: .warning,
    checks: "The last day of every waiver is today or later.",
    why: "What was allowed for a while is no longer allowed: its rule holds again.",
    example: RuleExample(example(until: "2026-01-31")),
    instead: RuleExample(example(until: "2026-12-31")),
    cure: "Cure what it excused and take it out, or agree on a later day.",
    isWaivable: false)

  private static func example(until day: String) -> String {
    """
    ---
    id: P3-1
    title: Login
    status: todo
    sprnt: 4
    waivers: [{rule: unknown-field, reason: kept for the old report, until: \(day)}]
    ---

    """
  }

  /// One offence for each waiver that has ended.
  package static func offences(of subject: RuleSubject, in context: RuleContext) -> [Offence] {
    guard subject.ticket.value(WaiverList.field) != nil else { return [] }
    return subject.waivers.waivers.filter { $0.until < context.today }.map { waiver in
      Offence(
        subject.ticket, at: waiver.location,
        "the waiver of \(waiver.rule.quoted) ended on \(waiver.until)",
        hint: "cure what it excused and take it out, or agree on a later day")
    }
  }
}
