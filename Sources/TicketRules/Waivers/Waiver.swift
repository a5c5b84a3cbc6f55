package import TicketModel
package import TicketSyntax

/// A ticket's permission to break one rule until a day.
package struct Waiver: Hashable, Sendable {
  /// The rule's name.
  package let rule: String
  /// Why the rule may be broken.
  package let reason: String
  /// Who allowed it, where that is said.
  package let by: String?
  /// The last day on which it holds.
  package let until: CalendarDay
  /// Where the rule is named in the ticket's file.
  package let location: SourceLocation

  /// Whether it excuses a finding on its ticket.
  func excuses(_ finding: Finding, on today: CalendarDay) -> Bool {
    until >= today && rule.lowercased() == finding.rule.lowercased()
  }
}
