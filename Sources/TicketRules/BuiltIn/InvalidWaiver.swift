internal import TicketModel

/// A waiver can't be understood, or waives what can't be waived.
package enum InvalidWaiver: TicketRule {
  /// What a person should know of the rule.
  package static let documentation = RuleDocumentation(
    name: "invalid-waiver",
    checks: """
      A waiver names a rule that there is for the ticket, a reason, and the last day on which it \
      holds; `by` may say who allowed it. What makes a file unreadable can't be waived.
      """,
    why: "A waiver without a reason and an end is a rule switched off in silence.",
    example: RuleExample(
      """
      ---
      id: P3-1
      title: Login
      status: todo
      sprnt: 4
      waivers: [{rule: unknown-field, until: 2026-12-31}]
      ---

      """),
    instead: RuleExample(
      """
      ---
      id: P3-1
      title: Login
      status: todo
      sprnt: 4
      waivers:
        - {rule: unknown-field, reason: kept for the old report, by: Ada, until: 2026-12-31}
      ---

      """),
    cure: "Write `waivers: [{rule: …, reason: …, by: …, until: YYYY-MM-DD}]`.",
    isWaivable: false)

  /// One offence for each item that is no waiver.
  package static func offences(of subject: RuleSubject, in context: RuleContext) -> [Offence] {
    guard subject.ticket.value(WaiverList.field) != nil else { return [] }
    return subject.waivers.faults.map { fault in
      Offence(subject.ticket, at: fault.location, fault.message, hint: fault.hint)
    }
  }
}
