internal import TicketModel
package import TicketSyntax

/// Something that a configured rule asks of a ticket: one kind a file.
package protocol Requirement: Sendable {
  /// The key under `require`.
  static var name: String { get }
  /// Whether it looks at more tickets than the one it is asked of.
  var needsWholeBacklog: Bool { get }
  /// Reads what stands under its key; nil after a mistake, which the decoder has noted.
  init?(_ node: ConfigurationNode, _ decoder: inout RuleDecoder)
  /// What the ticket lacks; nil where it has all.
  func shortfall(of subject: RuleSubject, in context: RuleContext) -> Shortfall?
}

extension Requirement {
  /// Most look at one ticket.
  package var needsWholeBacklog: Bool { false }
}

/// What a ticket lacks of a requirement.
package struct Shortfall: Sendable {
  /// Where in the file; nil for the status.
  let location: SourceLocation?
  /// What is wrong: lower case, no full stop.
  let message: String
  /// The cure, where one is known.
  let hint: String?

  init(_ message: String, at location: SourceLocation? = nil, hint: String? = nil) {
    self.location = location
    self.message = message
    self.hint = hint
  }
}

/// Every kind of requirement.
enum RequirementRegistry {
  static let kinds: [any Requirement.Type] = [
    CheckboxesRequirement.self, FieldRequirement.self, SectionRequirement.self,
    DependsRequirement.self, ChildrenRequirement.self,
  ]
}
