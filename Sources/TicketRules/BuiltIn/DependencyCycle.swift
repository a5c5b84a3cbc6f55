/// Tickets wait for each other in a ring.
package enum DependencyCycle: BacklogRule {
  /// What a person should know of the rule.
  package static let documentation = RuleDocumentation(
    name: "dependency-cycle",
    checks: "No ticket depends on itself, by way of others or directly.",
    why: "None of the tickets in a ring can ever be begun in order.",
    example: RuleExample(
      "---\nid: P3-1\ntitle: Login\nstatus: todo\ndepends-on: [P3-2]\n---\n",
      "---\nid: P3-2\ntitle: Logout\nstatus: todo\ndepends-on: [P3-1]\n---\n"),
    instead: RuleExample(
      "---\nid: P3-1\ntitle: Login\nstatus: todo\n---\n",
      "---\nid: P3-2\ntitle: Logout\nstatus: todo\ndepends-on: [P3-1]\n---\n"),
    cure: "Take out the one dependency of the ring that is not needed, or split a ticket.")

  /// One offence for each ring, with a way round it.
  package static func offences(in context: RuleContext) -> [Offence] {
    ReferenceGraph(field: .dependsOn, context: context).cycles().map { cycle in
      cycle.offence("tickets depend on each other in a ring", in: context)
    }
  }
}
