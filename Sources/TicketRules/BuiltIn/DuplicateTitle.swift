internal import TicketModel

/// Two open tickets of a project have one title.
package enum DuplicateTitle: BacklogRule {
  /// What a person should know of the rule.
  package static let documentation = RuleDocumentation(
    name: "duplicate-title", severity: .off,
    checks: """
      Two open tickets of one project have different titles; case does not count. Only a check of \
      the whole backlog looks for it.
      """,
    why: "The same title twice is mostly the same work twice, written down by two people.",
    example: RuleExample(
      "---\nid: P3-1\ntitle: Log in\nstatus: todo\n---\n",
      "---\nid: P3-2\ntitle: log in\nstatus: todo\n---\n"),
    instead: RuleExample(
      "---\nid: P3-1\ntitle: Log in\nstatus: todo\n---\n",
      "---\nid: P3-2\ntitle: Log in with a passkey\nstatus: todo\n---\n"),
    cure: "Drop one of the two, or say in the titles how they differ.")

  private struct Key: Hashable {
    let project: String
    let title: String
  }

  /// One offence for each ticket whose title an earlier one has.
  package static func offences(in context: RuleContext) -> [Offence] {
    guard context.scope == nil else { return [] }
    var first: [Key: Ticket] = [:]
    return context.snapshot.tickets.compactMap { ticket in
      let category = context.category(of: ticket)
      guard let title = ticket.title?.trimmed.lowercased(), !title.isEmpty,
        context.rules(for: ticket).severity(of: name) != .off,
        category == .todo || category == .doing
      else { return nil }
      let key = Key(project: ticket.project, title: title)
      guard let other = first[key] else {
        first[key] = ticket
        return nil
      }
      return Offence(
        ticket, at: ticket.location(of: "title"),
        "\(other.idText ?? other.path) has the title \((ticket.title ?? "").quoted) too",
        hint: "drop one of the two, or say in the titles how they differ")
    }
  }
}
