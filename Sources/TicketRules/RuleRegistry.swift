/// Every built-in rule, by name.
package enum RuleRegistry {
  /// The rules that look at one ticket at a time.
  package static let ticketRules: [any TicketRule.Type] = [
    ConflictMarker.self, DuplicateKey.self, ExpiredWaiver.self, FrontMatterSyntax.self,
    IllegalTransition.self, InvalidEncoding.self, InvalidID.self, InvalidValue.self,
    InvalidWaiver.self, MisnamedFile.self, MissingID.self, MissingTitle.self, OpenCheckbox.self,
    OpenChild.self, OpenDependency.self, PastDue.self, StaleCheckbox.self, UnknownField.self,
    UnknownReference.self, UnknownStatus.self,
  ]

  /// The rules that look at tickets together.
  package static let backlogRules: [any BacklogRule.Type] = [
    DependencyCycle.self, DuplicateID.self, DuplicateTitle.self, ParentCycle.self,
    WIPExceeded.self,
  ]

  /// The rules that speak last.
  package static let closingRules: [any ClosingRule.Type] = [
    StaleBaseline.self, UnusedWaiver.self,
  ]

  /// Every rule.
  static let all: [any BuiltInRule.Type] =
    ticketRules.map { $0 as any BuiltInRule.Type } + backlogRules.map { $0 as any BuiltInRule.Type }
    + closingRules.map { $0 as any BuiltInRule.Type }

  /// The documentation of every rule, by name.
  package static let documentation: [RuleDocumentation] =
    all.map { $0.documentation }.sorted { $0.name < $1.name }

  /// The documentation of one rule.
  package static func documentation(of name: String) -> RuleDocumentation? {
    byName[name]
  }

  /// The rules' names, in order.
  package static var names: [String] { documentation.map(\.name) }

  /// Whether a rule looks at tickets together, so that a part of a backlog does not tell.
  static func isJudgedTogether(_ name: String) -> Bool {
    backlogRules.contains { $0.name == name }
  }

  private static let byName = Dictionary(
    documentation.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
}
