package import TicketModel
package import TicketSyntax

/// Every child of the ticket is done; those that were dropped do not count.
package struct ChildrenRequirement: Requirement {
  /// How many children there must be at least.
  let least: Int
  /// Which of the children count; nil for all.
  let query: Query?

  /// What a person should know of the kind.
  package static let documentation = RequirementDocumentation(
    name: "children",
    checks: """
      Every child (`parent:` names this ticket) is done. Dropped ones do not count; no child at all \
      falls short only with `at-least`. With `when` only the children count that match a query.
      """,
    example: "children: {when: \"type:story\", at-least: 1}")

  /// Reads `children`, `children: done` or `children: {when, at-least}`.
  package static func read(
    _ node: ConfigurationNode, _ reader: RuleReader
  ) -> ChildrenRequirement? {
    guard !reader.isDone(node) else { return ChildrenRequirement(least: 0, query: nil) }
    let values = reader.values(of: node, what: "children", known: ["when", "at-least"])
    return ChildrenRequirement(
      least: reader.count(values["at-least"], "at-least") ?? 0,
      query: reader.query(values["when"], "when"))
  }

  /// The ticket's children.
  package func needs(of subject: RuleSubject) -> RuleNeeds { .children(of: subject) }

  /// The children that are open, or that there are too few.
  package func shortfall(of subject: RuleSubject, in context: RuleContext) -> Shortfall? {
    let children = context.snapshot.children(of: subject.ticket)
      .filter { child in
        context.category(of: child) != .dropped
          && query?.matches(child, in: context.snapshot, today: context.today) ?? true
      }
    guard children.count >= least else {
      let which = query.map { " that match \($0.text.quoted)" } ?? ""
      return Shortfall(
        "it has \(children.count) of at least \(least) children\(which)",
        hint: "add them with `parent: \(subject.ticket.idText ?? "…")`")
    }
    let open = children.filter { context.category(of: $0) != .done }
    guard !open.isEmpty else { return nil }
    let names = open.compactMap(\.idText).listed()
    return Shortfall(
      "\(open.count) of \(children.count) \(children.count == 1 ? "child" : "children") "
        + "\(open.count == 1 ? "is" : "are") not done: \(names)",
      hint: "finish \(names) first")
  }
}
