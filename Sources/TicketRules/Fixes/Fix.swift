internal import TicketSyntax

/// A cure that a program may carry out, since it can't be wrong: nothing that was meant is changed, no
/// box is ticked but one that only repeats a ticket's state, and every byte besides is kept.
protocol Fix: Sendable {
  /// What was done, for a person: in the past, such as `wrote days as YYYY-MM-DD`.
  static var deed: String { get }

  /// The ticket's file, cured; nil where there is nothing to cure, or more than one way to do it.
  static func fixed(_ subject: RuleSubject, in context: RuleContext) -> TicketDocument?
}

/// Every fix, in the order in which they are tried: a file must be readable first.
enum FixRegistry {
  static let all: [any Fix.Type] = [
    UnquotedValueFix.self, DayFormFix.self, ValueSpellingFix.self, SectionHeadingFix.self,
    LinkedBoxFix.self,
  ]
}
