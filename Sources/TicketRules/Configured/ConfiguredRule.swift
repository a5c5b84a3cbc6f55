internal import TicketModel
internal import TicketSyntax

/// A rule that the configuration states.
struct ConfiguredRule: Sendable {
  /// The name.
  let name: String
  /// How much it weighs.
  let severity: Severity
  /// When it applies: one of these.
  let triggers: [RuleTrigger]
  let condition: Query?
  let requirements: [any Requirement]
  let message: String?
  let help: String?
  /// Transitions before this day are exempt.
  let since: CalendarDay?

  /// The first requirement that a ticket does not meet; nil where the rule does not apply or all are met.
  func offence(of subject: RuleSubject, in context: RuleContext) -> Offence? {
    guard applies(to: subject, in: context) else { return nil }
    for requirement in requirements {
      guard let shortfall = requirement.shortfall(of: subject, in: context) else { continue }
      let reason = message.map { "\(shortfall.message): \(filled($0, subject.ticket))" }
      return Offence(
        subject.ticket, at: shortfall.location ?? subject.statusLocation,
        reason ?? shortfall.message,
        hint: [shortfall.hint, help].compactMap { $0 }.joined(separator: "; ").nonEmpty)
    }
    return nil
  }

  private func applies(to subject: RuleSubject, in context: RuleContext) -> Bool {
    guard triggers.contains(where: { $0.applies(to: subject, in: context) }) else { return false }
    if let since, context.today < since, triggers.allSatisfy(\.isTransition) { return false }
    guard let condition else { return true }
    return condition.matches(subject.ticket, in: context.snapshot, today: context.today)
  }

  /// The message with the ticket's values in place of `{field}`.
  private func filled(_ template: String, _ ticket: Ticket) -> String {
    var text = ""
    var rest = template[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = String(rest[rest.index(after: open)..<close])
      let values = ticket.texts(name)
      text += rest[..<open]
      text += values.isEmpty ? "{\(name)}" : values.joined(separator: ", ").shortened(to: 80)
      rest = rest[rest.index(after: close)...]
    }
    return text + rest
  }
}

extension String {
  /// The text, or nil where it is empty.
  fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}
