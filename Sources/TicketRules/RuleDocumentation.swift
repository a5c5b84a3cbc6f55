package import TicketModel

/// What a person should know of a built-in rule: what `tickets rules explain NAME` prints.
package struct RuleDocumentation: Hashable, Sendable {
  /// The rule's name, in kebab-case: it names the offence.
  package let name: String
  /// How much it weighs where nothing is configured.
  package let severity: Severity
  /// What the rule looks at: a sentence.
  package let checks: String
  /// Why that is worth a finding.
  package let why: String
  /// A small backlog that offends.
  package let example: RuleExample
  /// The same backlog, cured.
  package let instead: RuleExample
  /// How to get from one to the other.
  package let cure: String
  /// Whether a ticket may be excused from it.
  package let isWaivable: Bool

  /// Makes the documentation of a rule.
  package init(
    name: String, severity: Severity = .error, checks: String, why: String, example: RuleExample,
    instead: RuleExample, cure: String, isWaivable: Bool = true
  ) {
    self.isWaivable = isWaivable
    self.name = name
    self.severity = severity
    self.checks = checks
    self.why = why
    self.example = example
    self.instead = instead
    self.cure = cure
  }

  /// Whether a baseline may list its findings: not those on waivers and on the baseline itself.
  var mayBeKnown: Bool {
    ![
      InvalidWaiver.name, ExpiredWaiver.name, UnusedWaiver.name, StaleBaseline.name,
    ].contains(name)
  }
}
