internal import TicketModel
package import TicketSyntax

/// The ticket does not match a query.
package struct ForbidRequirement: Requirement {
  let query: Query
  /// The query as written.
  let text: String

  /// What a person should know of the kind.
  package static let documentation = RequirementDocumentation(
    name: "forbid",
    checks: "The ticket does not match the query.",
    example: "forbid: \"is:blocked or no:owner\"")

  /// Reads `forbid: QUERY`.
  package static func read(
    _ node: ConfigurationNode, _ reader: RuleReader
  ) -> ForbidRequirement? {
    guard let query = reader.query(node, "forbid"), case .scalar(let text, _) = node.content
    else {
      if node.content == .null { reader.report("forbid needs a query", at: node) }
      return nil
    }
    return ForbidRequirement(query: query, text: text)
  }

  /// That the ticket matches.
  package func shortfall(of subject: RuleSubject, in context: RuleContext) -> Shortfall? {
    guard query.matches(subject.ticket, in: context.snapshot, today: context.today) else {
      return nil
    }
    return Shortfall(
      "it matches \(text.quoted), which is forbidden",
      hint: "change the ticket so that it no longer matches")
  }
}
