internal import TicketModel

/// The baseline knows a finding that is no longer there.
package enum StaleBaseline: ClosingRule {
  /// What a person should know of the rule.
  package static let documentation = RuleDocumentation(
    name: "stale-baseline", severity: .warning,
    checks: """
      Every finding that the baseline lists is still there. Only a check of the whole backlog looks \
      for it.
      """,
    why: "What was cured once must not come back unseen: the list of what is known only shrinks.",
    example: RuleExample(ticket, baseline: "P3-1\tunknown-field\tunknown field \"sprnt\"\n"),
    instead: RuleExample(ticket),
    cure: "Take the line out of the baseline, or have `tickets check --write-baseline` do it.",
    isWaivable: false)

  private static let ticket = "---\nid: P3-1\ntitle: Login\nstatus: todo\nsprint: 4\n---\n"

  static func finding(_ entry: Baseline.Entry, path: String, severity: Severity) -> Finding {
    Finding(
      rule: name, severity: severity, path: path, location: entry.location,
      message: "\(entry.ticket) no longer offends against \(entry.rule.quoted): "
        + entry.message.shortened(to: 100),
      hint: "take the line out, or let `tickets check --write-baseline` do it")
  }
}
