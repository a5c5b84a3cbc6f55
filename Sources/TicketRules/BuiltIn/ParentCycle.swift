/// A ticket is its own ancestor.
package enum ParentCycle: BacklogRule {
  /// What a person should know of the rule.
  package static let documentation = RuleDocumentation(
    name: "parent-cycle",
    checks: "No ticket is its own parent, by way of others or directly.",
    why: "Totals of an epic and the tree on the page would have no end.",
    example: RuleExample(
      "---\nid: E-1\ntitle: Shop\nstatus: todo\nparent: E-2\n---\n",
      "---\nid: E-2\ntitle: Cart\nstatus: todo\nparent: E-1\n---\n"),
    instead: RuleExample(
      "---\nid: E-1\ntitle: Shop\nstatus: todo\n---\n",
      "---\nid: E-2\ntitle: Cart\nstatus: todo\nparent: E-1\n---\n"),
    cure: "Take `parent:` out of the ticket that stands on top.")

  /// One offence for each ring, with a way round it.
  package static func offences(in context: RuleContext) -> [Offence] {
    ReferenceGraph(field: .parent, context: context).cycles().map { cycle in
      cycle.offence("tickets are each other's parents in a ring", in: context)
    }
  }
}
