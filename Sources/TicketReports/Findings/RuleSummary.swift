package import TicketModel

/// What a report says of a rule, where its format lists the rules.
package struct RuleSummary: Hashable, Sendable {
  /// The rule's name.
  package let name: String
  /// How much it weighs where nothing is configured.
  package let severity: Severity
  /// What it looks at: a sentence.
  package let checks: String
  /// Why, and how to cure it.
  package let help: String

  /// Makes a summary.
  package init(name: String, severity: Severity, checks: String, help: String) {
    self.name = name
    self.severity = severity
    self.checks = checks
    self.help = help
  }
}
