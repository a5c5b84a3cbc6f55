package import TicketModel
package import TicketSyntax

/// No more tickets are in a state than a limit allows.
package struct WIPRequirement: Requirement {
  /// The limit; nil: what the workflow's `wip:` says of the state.
  let limit: Int?
  /// The states whose tickets count together; nil: the ticket's own.
  let target: StateTarget?
  /// The field whose values have a limit each, such as `owner`.
  let field: String?

  /// What a person should know of the kind.
  package static let documentation = RequirementDocumentation(
    name: "wip",
    checks: """
      At most so many tickets of the project are in the ticket's state, this one included: `limit`, \
      or what the workflow's `wip:` says. `in` names another state or a category, and with `per` \
      each value of a field, such as each owner, has the limit for itself.
      """,
    example: "wip: {limit: 2, in: doing, per: owner}")

  /// Reads `wip`, `wip: LIMIT` or `wip: {limit, in, per}`.
  package static func read(
    _ node: ConfigurationNode, _ reader: RuleReader
  ) -> WIPRequirement? {
    switch node.content {
    case .null: return WIPRequirement(limit: nil, target: nil, field: nil)
    case .scalar, .sequence:
      return reader.limit(node).map { WIPRequirement(limit: $0, target: nil, field: nil) }
    case .mapping: break
    }
    let values = reader.values(of: node, what: "wip", known: ["limit", "in", "per"])
    var target: StateTarget?
    if let place = values["in"], let text = reader.text(place, "in") {
      target = reader.target(text, at: place.location, in: place.path)
    }
    return WIPRequirement(
      limit: reader.limit(values["limit"]), target: target, field: reader.field(values["per"]))
  }

  /// The tickets in the same states.
  package func needs(of subject: RuleSubject) -> RuleNeeds {
    RuleNeeds(states: Set(states(of: subject).map { $0.name.lowercased() }))
  }

  /// That there are too many.
  package func shortfall(of subject: RuleSubject, in context: RuleContext) -> Shortfall? {
    let states = states(of: subject)
    guard let limit = limit ?? states.compactMap(\.wip).min() else { return nil }
    let names = Set(states.map { $0.name.lowercased() })
    let fellows = context.snapshot.tickets.filter { other in
      other.project == subject.ticket.project
        && other.status.map { names.contains($0.lowercased()) } ?? false
    }
    guard let field else {
      return shortfall(fellows, limit, states, of: "", subject)
    }
    for value in subject.ticket.texts(field) where !value.isBlank {
      let own = fellows.filter {
        $0.texts(field).contains { $0.lowercased() == value.lowercased() }
      }
      let words = " of \(value.shortened(to: 60))"
      if let found = shortfall(own, limit, states, of: words, subject) { return found }
    }
    return nil
  }

  private func shortfall(
    _ tickets: [Ticket], _ limit: Int, _ states: [WorkflowState], of whom: String,
    _ subject: RuleSubject
  ) -> Shortfall? {
    guard tickets.count > limit else { return nil }
    let others = tickets.filter { $0.path != subject.ticket.path }.compactMap(\.idText)
    return Shortfall(
      "\(tickets.count) tickets\(whom) are in \(states.map(\.name.quoted).listed()), "
        + "and the limit is \(limit)",
      hint: "finish one of \(others.listed()) first")
  }

  /// The states that count, where the ticket is in one of them.
  private func states(of subject: RuleSubject) -> [WorkflowState] {
    let workflow = subject.configuration.workflow
    guard let own = subject.ticket.status.flatMap(workflow.state(named:)) else { return [] }
    switch target {
    case nil: return [own]
    case .state(let name): return own.name == name ? [own] : []
    case .category(let category):
      return own.category == category ? workflow.states.filter { $0.category == category } : []
    }
  }
}

extension RuleReader {
  /// A limit: a whole number of at least 1.
  fileprivate func limit(_ node: ConfigurationNode?) -> Int? {
    guard let node, let limit = count(node, "wip") else { return nil }
    guard limit > 0 else {
      report("wip: a limit of 0 lets no ticket in", at: node, hint: "write at least 1")
      return nil
    }
    return limit
  }
}
