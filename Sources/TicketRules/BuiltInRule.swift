internal import TicketModel

/// A rule that every backlog has without asking.
package protocol BuiltInRule: Sendable {
  /// What a person should know of it.
  static var documentation: RuleDocumentation { get }
}

/// A built-in rule that looks at one ticket at a time.
package protocol TicketRule: BuiltInRule {
  /// The offences of one ticket; empty for none.
  static func offences(of subject: RuleSubject, in context: RuleContext) -> [Offence]
}

/// A built-in rule that looks at tickets together.
package protocol BacklogRule: BuiltInRule {
  /// The offences, each at a ticket of the scope.
  static func offences(in context: RuleContext) -> [Offence]
}

/// A built-in rule that speaks last: of what the others found, or did not find.
package protocol ClosingRule: BuiltInRule {}

extension BuiltInRule {
  /// The rule's name.
  package static var name: String { documentation.name }

  /// How much the rule weighs in a backlog that does not tune it.
  ///
  /// Files that never heard of this tool have fields of their own, and are not nagged about them.
  static func severity(in configuration: BacklogConfiguration) -> Severity {
    configuration.adoptsExistingFiles && name == UnknownField.name ? .off : documentation.severity
  }
}
