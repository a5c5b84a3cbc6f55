internal import TicketModel

/// Two files bear one id.
package enum DuplicateID: BacklogRule {
  /// What a person should know of the rule.
  package static let documentation = RuleDocumentation(
    name: "duplicate-id",
    checks: "An id stands in one file only; case does not count.",
    why: "The id is the identity: of two files with one id only the first would be seen.",
    example: RuleExample(
      "---\nid: P3-1\ntitle: Login\nstatus: todo\n---\n",
      "---\nid: p3-1\ntitle: Logout\nstatus: todo\n---\n"),
    instead: RuleExample(
      "---\nid: P3-1\ntitle: Login\nstatus: todo\n---\n",
      "---\nid: P3-2\ntitle: Logout\nstatus: todo\n---\n"),
    cure: "Give the younger one an id of its own, or delete the copy.",
    isWaivable: false)

  /// The other tickets of the ticket's id, where it did not have that before.
  static func needs(of subject: RuleSubject) -> RuleNeeds {
    guard let id = subject.ticket.foldedID, subject.earlier?.path != subject.ticket.path else {
      return .nothing
    }
    return RuleNeeds(ids: [id])
  }

  /// One offence for each file that took an id which another one has.
  package static func offences(in context: RuleContext) -> [Offence] {
    let tickets = context.snapshot.tickets
    var groups: [String: [Int]] = [:]
    for (position, ticket) in tickets.enumerated() {
      guard let id = ticket.foldedID, !id.isEmpty, let first = context.positions[id],
        first != position
      else { continue }
      groups[id, default: [first]].append(position)
    }
    return groups.values.flatMap { offences(among: $0.map { tickets[$0] }, in: context) }
  }

  /// Blames the later files, or the first one where it alone is in question.
  ///
  /// A change is blamed for what it made only: not for a file that had the id before, whoever else
  /// has it too.
  private static func offences(among tickets: [Ticket], in context: RuleContext) -> [Offence] {
    let isInQuestion = { (ticket: Ticket) in
      context.isInScope(ticket)
        && (!context.judgesChange || context.earlier(ticket)?.path != ticket.path)
    }
    let later = tickets.dropFirst().filter(isInQuestion)
    let blamed = later.isEmpty ? tickets.prefix(1).filter(isInQuestion) : later
    let paths = tickets.map(\.path)
    let shown = paths.prefix(5).joined(separator: ", ") + (paths.count > 5 ? ", …" : "")
    return blamed.map { ticket in
      Offence(
        ticket, at: ticket.location(of: "id"),
        "the id \(ticket.idText ?? "") stands in \(paths.count) files: \(shown)",
        hint: "give one of them an id of its own, or delete the copy")
    }
  }
}
