internal import TicketModel

/// A ticket's id is not of the form that ids have.
package enum InvalidID: TicketRule {
  /// What a person should know of the rule.
  package static let documentation = RuleDocumentation(
    name: "invalid-id",
    checks: """
      An id is letters, digits, hyphens and single inner dots, begins with a letter, ends with a \
      letter or digit, and has 100 characters at most.
      """,
    why: "Ids become file names, words on the command line and parts of queries.",
    example: RuleExample("---\nid: ../P3 1\ntitle: Login\nstatus: todo\n---\n"),
    instead: RuleExample("---\nid: P3-1\ntitle: Login\nstatus: todo\n---\n"),
    cure: "Write it like `KEY-12`, `BE-VERT-001` or `TASK-12.3`.",
    isWaivable: false)

  /// The one offence, where there is an id of another form.
  package static func offences(of subject: RuleSubject, in context: RuleContext) -> [Offence] {
    let ticket = subject.ticket
    guard let text = ticket.idText, !text.isEmpty, ticket.id == nil else { return [] }
    return [
      Offence(
        ticket, at: ticket.location(of: "id"), "\(text.quoted) is not an id",
        hint: "write letters, digits, hyphens and inner dots, first a letter, such as `P3-101`")
    ]
  }
}
