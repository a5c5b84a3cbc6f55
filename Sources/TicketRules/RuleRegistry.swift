/// Every built-in rule, by name.
package enum RuleRegistry {
  /// The rules that look at one ticket at a time.
  package static let ticketRules: [any TicketRule.Type] = [
    ConflictMarker.self, DuplicateKey.self, FrontMatterSyntax.self, IllegalTransition.self,
    InvalidEncoding.self, InvalidID.self, InvalidValue.self, MissingID.self, MissingTitle.self,
    OpenDependency.self, UnknownField.self, UnknownReference.self, UnknownStatus.self,
  ]

  /// The rules that look at tickets together.
  package static let backlogRules: [any BacklogRule.Type] = [
    DependencyCycle.self, DuplicateID.self, ParentCycle.self, WIPExceeded.self,
  ]

  /// The documentation of every rule, by name.
  package static let documentation: [RuleDocumentation] =
    (ticketRules.map { $0.documentation } + backlogRules.map { $0.documentation })
    .sorted { $0.name < $1.name }

  /// The documentation of one rule.
  package static func documentation(of name: String) -> RuleDocumentation? {
    byName[name]
  }

  /// The rules' names, in order.
  package static var names: [String] { documentation.map(\.name) }

  private static let byName = Dictionary(
    documentation.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
}
