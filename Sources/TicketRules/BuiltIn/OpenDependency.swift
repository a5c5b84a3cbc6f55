internal import TicketModel

/// A ticket was begun before what it depends on is finished.
package enum OpenDependency: TicketRule {
  /// What a person should know of the rule.
  package static let documentation = RuleDocumentation(
    name: "open-dependency", severity: .warning,
    checks: """
      What a ticket depends on is finished, or dropped, before the ticket is begun; finished tickets \
      too.
      """,
    why: "Work begun too early waits, and its waiting looks like slow work.",
    example: RuleExample(
      "---\nid: P3-1\ntitle: Login\nstatus: todo\n---\n",
      "---\nid: P3-2\ntitle: Logout\nstatus: in-progress\ndepends-on: [P3-1]\n---\n"),
    instead: RuleExample(
      "---\nid: P3-1\ntitle: Login\nstatus: done\n---\n",
      "---\nid: P3-2\ntitle: Logout\nstatus: in-progress\ndepends-on: [P3-1]\n---\n"),
    cure: "Finish the dependency first, or take it out where the ticket does not need it.")

  /// One offence for each open dependency of a ticket in `doing` or `done`, at the id.
  package static func offences(of subject: RuleSubject, in context: RuleContext) -> [Offence] {
    let ticket = subject.ticket
    let ids = ticket.texts(ReferenceField.dependsOn.rawValue)
    guard !ids.isEmpty, let status = ticket.status, let category = context.category(of: ticket),
      category == .doing || category == .done
    else { return [] }
    return ids.compactMap { id in
      guard let other = context.ticket(id), let state = other.status,
        let stage = context.category(of: other), stage == .todo || stage == .doing
      else { return nil }
      return Offence(
        ticket, at: subject.location(of: id, in: ReferenceField.dependsOn.rawValue),
        "the ticket is in \(status.quoted), but depends on \(id), which is in \(state.quoted)",
        hint: "finish \(id) first, or take it out of `depends-on`")
    }
  }
}
