internal import TicketModel
package import TicketSyntax

/// Every ticket that this one depends on is done.
package struct DependsRequirement: Requirement {
  /// What a person should know of the kind.
  package static let documentation = RequirementDocumentation(
    name: "depends",
    checks: "Every ticket in `depends-on` is done; one that was dropped, or is missing, is not.",
    example: "depends: done")

  /// Reads `depends` or `depends: done`.
  package static func read(
    _ node: ConfigurationNode, _ reader: RuleReader
  ) -> DependsRequirement? {
    if !reader.isDone(node) {
      reader.report("depends takes nothing but `done`", at: node, hint: "write `depends: done`")
      return nil
    }
    return DependsRequirement()
  }

  /// The tickets that are not done.
  package func shortfall(of subject: RuleSubject, in context: RuleContext) -> Shortfall? {
    let field = ReferenceField.dependsOn.rawValue
    let ids = subject.ticket.texts(field).filter { !$0.isBlank }
    let open = ids.filter { id in context.ticket(id).map { context.category(of: $0) } != .done }
    guard let first = open.first else { return nil }
    return Shortfall(
      "it depends on what is not done: \(open.listed())",
      at: subject.location(of: first, in: field),
      hint: "finish \(open.listed()) first, or take what is not needed out of `\(field)`")
  }
}

extension RuleReader {
  /// Whether there is nothing to read, or the one word `done`.
  func isDone(_ node: ConfigurationNode) -> Bool {
    switch node.content {
    case .null: true
    case .scalar(let text, _): text.lowercased() == StateCategory.done.rawValue
    case .mapping(let entries): entries.isEmpty
    case .sequence: false
    }
  }
}
