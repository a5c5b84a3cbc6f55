internal import TicketModel

/// A ticket moved between two states that have no way between them.
package enum IllegalTransition: TicketRule {
  /// What a person should know of the rule.
  package static let documentation = RuleDocumentation(
    name: "illegal-transition",
    checks: "A ticket moves only where `transitions:` in the configuration lets its state move to.",
    why: "A step that is left out, such as the review, is work that nobody did.",
    example: RuleExample(
      "---\nid: P3-1\ntitle: Login\nstatus: done\n---\n",
      before: ["---\nid: P3-1\ntitle: Login\nstatus: todo\n---\n"],
      configuration: "transitions:\n  todo: [in-progress, dropped]\n"),
    instead: RuleExample(
      "---\nid: P3-1\ntitle: Login\nstatus: in-progress\n---\n",
      before: ["---\nid: P3-1\ntitle: Login\nstatus: todo\n---\n"],
      configuration: "transitions:\n  todo: [in-progress, dropped]\n"),
    cure: "Move it through the states between, one commit each, or allow the move in backlog.yml.")

  /// The one offence, where the state differs from the one before the change.
  package static func offences(of subject: RuleSubject, in context: RuleContext) -> [Offence] {
    let workflow = subject.configuration.workflow
    guard workflow.transitions != nil, let earlier = subject.earlier,
      let from = earlier.status.flatMap(workflow.state(named:)),
      let to = subject.ticket.status.flatMap(workflow.state(named:)),
      !workflow.allows(from: from.name, to: to.name)
    else { return [] }
    let targets = (workflow.transitions?[from.name.lowercased()] ?? [])
      .map { workflow.state(named: $0)?.name ?? $0 }
    return [
      Offence(
        subject.ticket, at: subject.statusLocation,
        "a ticket may not move from \(from.name.quoted) to \(to.name.quoted)",
        hint: targets.isEmpty
          ? "nothing may leave \(from.name.quoted)"
          : "from \(from.name.quoted) it may move to \(targets.listed())")
    ]
  }
}
