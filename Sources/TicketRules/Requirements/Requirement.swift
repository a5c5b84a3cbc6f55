package import TicketModel
package import TicketSyntax

/// Something that a configured rule asks of a ticket. One kind a file; `RequirementRegistry` lists them.
package protocol Requirement: Sendable {
  /// What a person should know of the kind.
  static var documentation: RequirementDocumentation { get }

  /// Whether it compares the ticket with the version before the change, and with nothing else.
  var comparesVersions: Bool { get }

  /// Reads one out of a configuration; notes each mistake with the reader, and gives nil then.
  static func read(_ node: ConfigurationNode, _ reader: RuleReader) -> Self?

  /// What it must see to judge a ticket, beyond the ticket and what that names.
  func needs(of subject: RuleSubject) -> RuleNeeds

  /// What a ticket lacks; nil where it meets the requirement.
  func shortfall(of subject: RuleSubject, in context: RuleContext) -> Shortfall?
}

extension Requirement {
  /// Most look at the ticket as it is.
  package var comparesVersions: Bool { false }

  /// Most look at one ticket.
  package func needs(of subject: RuleSubject) -> RuleNeeds { .nothing }
}

/// What a person should know of a kind of requirement.
package struct RequirementDocumentation: Hashable, Sendable {
  /// The name that stands under `require:`.
  package let name: String
  /// What must hold: a sentence.
  package let checks: String
  /// How it is written.
  package let example: String
}

/// How a ticket falls short of a requirement.
package struct Shortfall: Sendable {
  /// What is the case: lower case, no full stop.
  package let message: String
  /// Where; nil: where the status is said.
  package let location: SourceLocation?
  /// The cure, where one is known.
  package let hint: String?

  /// Makes a shortfall.
  package init(_ message: String, at location: SourceLocation? = nil, hint: String? = nil) {
    self.message = message
    self.location = location
    self.hint = hint
  }
}
