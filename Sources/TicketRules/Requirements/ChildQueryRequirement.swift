package import TicketModel
package import TicketSyntax

/// Some child of the ticket matches a query.
package struct ChildQueryRequirement: Requirement {
  let query: Query
  /// How many children must match at least.
  let least: Int

  /// What a person should know of the kind.
  package static let documentation = RequirementDocumentation(
    name: "any-child",
    checks: """
      Some child (`parent:` names this ticket) matches a query; with `at-least` so many of them do.
      """,
    example: "any-child: \"type:test label:error-case is:done\"")

  /// Reads `any-child: QUERY` or `any-child: {query, at-least}`.
  package static func read(
    _ node: ConfigurationNode, _ reader: RuleReader
  ) -> ChildQueryRequirement? {
    var text: ConfigurationNode? = node
    var least = 1
    if case .mapping = node.content {
      let values = reader.values(of: node, what: "any-child", known: ["query", "at-least"])
      text = values["query"]
      least = reader.count(values["at-least"], "at-least") ?? 1
    }
    guard let text, text.content != .null else {
      reader.report(
        "any-child needs a query", at: node, hint: "write `any-child: \"type:test is:done\"`")
      return nil
    }
    return reader.query(text, "any-child").map {
      ChildQueryRequirement(query: $0, least: max(1, least))
    }
  }

  /// The ticket's children.
  package func needs(of subject: RuleSubject) -> RuleNeeds { .children(of: subject) }

  /// That too few children match.
  package func shortfall(of subject: RuleSubject, in context: RuleContext) -> Shortfall? {
    let children = context.snapshot.children(of: subject.ticket)
    let count = children.count { child in
      query.matches(child, in: context.snapshot, today: context.today)
    }
    guard count < least else { return nil }
    let found = count == 0 ? "no child" : "only \(count) of at least \(least) children"
    return Shortfall(
      "\(found) of \(children.count) \(count > 1 ? "match" : "matches") \(query.text.quoted)",
      hint: "add such a ticket with `parent: \(subject.ticket.idText ?? "…")`, or finish it")
  }
}

extension RuleNeeds {
  /// The tickets whose parent is this one.
  static func children(of subject: RuleSubject) -> RuleNeeds {
    RuleNeeds(parents: Set([subject.ticket.foldedID].compactMap { $0 }))
  }
}
