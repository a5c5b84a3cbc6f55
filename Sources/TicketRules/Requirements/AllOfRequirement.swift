package import TicketModel
package import TicketSyntax

/// Every ticket of a query passes its own rules.
package struct AllOfRequirement: Requirement {
  /// The query, with places for fields of the ticket that asks.
  let query: QueryTemplate
  /// The state that each of them is to be judged in; nil: the one that it is in.
  let target: StateTarget?

  /// What a person should know of the kind.
  package static let documentation = RequirementDocumentation(
    name: "all-of",
    checks: """
      Every ticket that matches a query passes its own rules, as if it had just come into its state; \
      with `in` it must also be in that state. The query may hold `{id}` and other fields of the \
      ticket that asks. Dropped tickets and warnings do not count, and an `all-of` among the rules of \
      those tickets is not followed further.
      """,
    example: "all-of: {query: \"parent:{id} priority:P0\", in: done}")

  /// Reads `all-of: QUERY` or `all-of: {query, in}`.
  package static func read(
    _ node: ConfigurationNode, _ reader: RuleReader
  ) -> AllOfRequirement? {
    var text: ConfigurationNode? = node
    var target: StateTarget?
    if case .mapping = node.content {
      let values = reader.values(of: node, what: "all-of", known: ["query", "in"])
      text = values["query"]
      if let place = values["in"], let name = reader.text(place, "in") {
        target = reader.target(name, at: place.location, in: place.path)
      }
    }
    guard let text, text.content != .null else {
      reader.report(
        "all-of needs a query", at: node, hint: "write `all-of: \"parent:{id} priority:P0\"`")
      return nil
    }
    return reader.queryTemplate(text, "all-of").map { AllOfRequirement(query: $0, target: target) }
  }

  /// The children where the query asks for them alone, else everything.
  package func needs(of subject: RuleSubject) -> RuleNeeds {
    let demands = query.filled(for: subject)?.demands ?? []
    let asksForChildren = demands.contains {
      $0.field == "parent" && $0.values.allSatisfy { $0.lowercased() == subject.ticket.foldedID }
    }
    return asksForChildren ? .children(of: subject) : .everything
  }

  /// The tickets that do not pass, each with its first offence.
  package func shortfall(of subject: RuleSubject, in context: RuleContext) -> Shortfall? {
    guard subject.occasion != .assessment else { return nil }
    guard let query = query.filled(for: subject) else {
      return Shortfall("the query \(query.text.quoted) can't be asked of this ticket")
    }
    let others = query.tickets(in: context.snapshot, today: context.today).filter {
      $0.path != subject.ticket.path && context.category(of: $0) != .dropped
    }
    let failures = others.compactMap { other in fault(of: other, in: context).map { (other, $0) } }
    guard let (first, fault) = failures.first else { return nil }
    let names = failures.map { $0.0.idText ?? $0.0.path }.listed()
    return Shortfall(
      "\(failures.count) of \(others.count) tickets of \(query.text.quoted) do not pass: \(names)",
      hint: "first \(first.idText ?? first.path): \(fault.shortened(to: 200))")
  }

  private func fault(of ticket: Ticket, in context: RuleContext) -> String? {
    let workflow = context.rules(for: ticket).configuration.workflow
    if let target, !target.holds(ticket, workflow) {
      return "it is in \((ticket.status ?? "no state").quoted), not in \(target.name.quoted)"
    }
    return context.errorsOnArrival(of: ticket).first?.message
  }
}
