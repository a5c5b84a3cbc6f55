package import TicketModel
package import TicketSyntax

/// A rule that a backlog wrote into its configuration: data, never code.
package struct ConfiguredRule: Sendable {
  /// Its name, as written.
  package let name: String
  /// Where its name stands.
  package let location: SourceLocation
  /// The configuration's file.
  package let path: String
  /// When it looks at a ticket: at any of these moments.
  package let triggers: [RuleTrigger]
  /// Which tickets it is for; nil for all.
  package let when: Query?
  /// What must hold.
  package let requirements: [any Requirement]
  /// What is said where it does not.
  package let message: MessageTemplate?
  /// Where to read more, or what to do.
  package let help: String?
  /// How much it weighs.
  package var severity: Severity
  /// The first day on which it holds; what moved earlier is exempt.
  package let since: CalendarDay?

  /// The offence of one ticket, all that is short of the rule in one; nil where nothing is.
  func offence(of subject: RuleSubject, in context: RuleContext) -> Offence? {
    guard since.map({ $0 <= context.today }) ?? true,
      let trigger = triggers.first(where: { $0.fires(for: subject, in: context) }),
      when?.matches(subject.ticket, in: context.snapshot, today: context.today) ?? true
    else { return nil }
    let shortfalls = requirements.compactMap { $0.shortfall(of: subject, in: context) }
    guard let first = shortfalls.first else { return nil }
    let facts = shortfalls.map(\.message).joined(separator: "; ")
    return Offence(
      subject.ticket, at: first.location ?? subject.statusLocation,
      message.map { "\(facts): \($0.filled(for: subject))" } ?? facts,
      hint: hint(shortfalls, wayOut(trigger, subject)))
  }

  private func hint(_ shortfalls: [Shortfall], _ wayOut: String?) -> String? {
    let cures = shortfalls.compactMap(\.hint).joined(separator: "; ")
    let cure = cures.isEmpty ? nil : wayOut.map { "\(cures), \($0)" } ?? cures
    let parts = [cure, help].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  /// What to do instead of curing it: stay where the ticket was.
  private func wayOut(_ trigger: RuleTrigger, _ subject: RuleSubject) -> String? {
    switch trigger {
    case .enter, .leave:
      subject.earlier?.status.map { "or leave the ticket in \($0.quoted)" }
        ?? "or give the ticket another status"
    case .always, .create, .inside:
      nil
    }
  }
}
