internal import TicketSyntax

/// A rule whose offences the syntax layer has met already.
package protocol RelayedRule: TicketRule {}

extension RelayedRule {
  /// The diagnostics that bear the rule's name.
  package static func offences(of subject: RuleSubject, in context: RuleContext) -> [Offence] {
    relayedOffences(of: subject)
  }

  static func relayedOffences(of subject: RuleSubject) -> [Offence] {
    guard !subject.diagnostics.isEmpty else { return [] }
    return subject.diagnostics.filter { $0.rule == name }
      .map { Offence(subject.ticket, at: $0.location, $0.message, hint: $0.hint) }
  }
}
