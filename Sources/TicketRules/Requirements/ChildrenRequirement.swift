internal import TicketModel
package import TicketSyntax

/// Every child of the ticket is done; those that were dropped do not count.
package struct ChildrenRequirement: Requirement {
  /// How many children there must be at least.
  let least: Int

  /// What a person should know of the kind.
  package static let documentation = RequirementDocumentation(
    name: "children",
    checks: """
      Every child (`parent:` names this ticket) is done. Dropped ones do not count; no child at all \
      falls short only with `at-least`.
      """,
    example: "children: {at-least: 1}")

  /// Reads `children`, `children: done` or `children: {at-least}`.
  package static func read(
    _ node: ConfigurationNode, _ reader: ConfigurationReader
  ) -> ChildrenRequirement? {
    guard !reader.isDone(node) else { return ChildrenRequirement(least: 0) }
    let values = reader.values(of: node, what: "children", known: ["at-least"])
    return ChildrenRequirement(least: reader.count(values["at-least"], "at-least") ?? 0)
  }

  /// It looks at other tickets.
  package var needsWholeBacklog: Bool { true }

  /// The children that are open, or that there are too few.
  package func shortfall(of subject: RuleSubject, in context: RuleContext) -> Shortfall? {
    let children = context.snapshot.children(of: subject.ticket)
      .filter { context.category(of: $0) != .dropped }
    guard children.count >= least else {
      return Shortfall("it has \(children.count) of at least \(least) children")
    }
    let open = children.filter { context.category(of: $0) != .done }
    guard !open.isEmpty else { return nil }
    let names = open.compactMap(\.idText).listed()
    return Shortfall(
      "\(open.count) of \(children.count) children are not done: \(names)",
      hint: "finish \(names) first")
  }
}
