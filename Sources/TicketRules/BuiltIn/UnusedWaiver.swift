internal import TicketModel

/// A waiver excuses nothing.
package enum UnusedWaiver: ClosingRule {
  /// What a person should know of the rule.
  package static let documentation = RuleDocumentation(
    name: "unused-waiver", severity: .warning,
    checks: """
      Every waiver that has not ended excuses something. One of a rule for moves is in use as long as \
      the ticket would fall short of the rule.
      """,
    why: "A waiver that is left behind excuses the next offence too, which nobody looked at.",
    example: RuleExample(example(field: "sprint")),
    instead: RuleExample(example(field: "sprnt")),
    cure: "Take it out of the ticket.",
    isWaivable: false)

  private static func example(field: String) -> String {
    """
    ---
    id: P3-1
    title: Login
    status: todo
    \(field): 4
    waivers: [{rule: unknown-field, reason: kept for the old report, until: 2026-12-31}]
    ---

    """
  }

  static func offence(of waiver: Waiver, _ subject: RuleSubject) -> Offence {
    Offence(
      subject.ticket, at: waiver.location, "the waiver of \(waiver.rule.quoted) excuses nothing",
      hint: "take it out of the ticket")
  }
}
