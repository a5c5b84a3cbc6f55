package import TicketModel
package import TicketSyntax

/// A rule that a backlog wrote into its configuration: data, never code.
package struct ConfiguredRule: Sendable {
  /// Its name, as written.
  package let name: String
  /// Where its name stands.
  package let location: SourceLocation
  /// The configuration's file.
  package internal(set) var path: String
  /// When it looks at a ticket: at any of these moments.
  package let triggers: [RuleTrigger]
  /// Which tickets it is for; nil for all.
  package let when: Query?
  /// What must hold.
  package let requirements: [any Requirement]
  /// The same as written, a kind and its value each.
  package let demands: [(kind: String, text: String)]
  /// The message as written.
  package let messageText: String?
  /// What is said where it does not.
  package let message: TextTemplate?
  /// Where to read more, or what to do.
  package let help: String?
  /// How much it weighs.
  package internal(set) var severity: Severity
  /// The first day on which it holds; what moved earlier is exempt.
  package let since: CalendarDay?

  /// The offence of one ticket, all that is short of the rule in one; nil where nothing is.
  func offence(of subject: RuleSubject, in context: RuleContext) -> Offence? {
    guard since.map({ $0 <= subject.day ?? context.changeDay }) ?? true,
      let trigger = triggers.first(where: { $0.fires(for: subject, in: context) }),
      concerns(subject, in: context)
    else { return nil }
    let shortfalls = shortfalls(of: subject, in: context)
    guard let first = shortfalls.first else { return nil }
    let facts = shortfalls.map(\.message).joined(separator: "; ")
    let words = message.map { "\(facts): \($0.filled(for: subject))" } ?? facts
    return Offence(
      subject.ticket, at: first.location ?? subject.statusLocation,
      words.shortened(to: ConfiguredRule.longestMessage),
      hint: hint(shortfalls, wayOut(trigger, subject)))
  }

  /// The most characters that a message may have; longer ones are cut.
  static let longestMessage = 1_000

  /// Whether a ticket is one of those that the rule is for.
  func concerns(_ subject: RuleSubject, in context: RuleContext) -> Bool {
    when?.matches(subject.ticket, in: context.snapshot, today: context.today) ?? true
  }

  /// All that a ticket lacks, whatever the moment.
  func shortfalls(of subject: RuleSubject, in context: RuleContext) -> [Shortfall] {
    requirements.compactMap { requirement in
      guard
        !requirement.comparesVersions || triggers.contains(where: { $0.hasLasted(for: subject) })
      else { return nil }
      return requirement.shortfall(of: subject, in: context)
    }
  }

  /// What it must see to judge a ticket, where it looks at it at all.
  func needs(of subject: RuleSubject, in context: RuleContext) -> RuleNeeds {
    guard triggers.contains(where: { $0.fires(for: subject, in: context) }) else { return .nothing }
    return requirements.reduce(.nothing) { $0.union($1.needs(of: subject)) }
  }

  private func hint(_ shortfalls: [Shortfall], _ wayOut: String?) -> String? {
    let cures = shortfalls.compactMap(\.hint).joined(separator: "; ")
    let cure = cures.isEmpty ? nil : wayOut.map { "\(cures), \($0)" } ?? cures
    let parts = [cure, help].compactMap { $0 }
    guard !parts.isEmpty else { return nil }
    return parts.joined(separator: "; ").shortened(to: ConfiguredRule.longestMessage)
  }

  /// What to do instead of curing it: stay where the ticket was.
  private func wayOut(_ trigger: RuleTrigger, _ subject: RuleSubject) -> String? {
    switch trigger {
    case .enter, .leave:
      guard subject.occasion == .change else { return nil }
      return subject.earlier?.status.map { "or leave the ticket in \($0.quoted)" }
        ?? "or give the ticket another status"
    case .always, .create, .inside:
      return nil
    }
  }
}
