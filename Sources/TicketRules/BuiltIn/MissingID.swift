internal import TicketModel
internal import TicketSyntax

/// A ticket's file has no id.
package enum MissingID: TicketRule {
  /// What a person should know of the rule.
  package static let documentation = RuleDocumentation(
    name: "missing-id",
    checks: "Every file of the backlog has an id.",
    why:
      "The id is the ticket's identity: without it nothing can point to it, and it has no history.",
    example: RuleExample("---\ntitle: Login\nstatus: todo\n---\n"),
    instead: RuleExample("---\nid: P3-1\ntitle: Login\nstatus: todo\n---\n"),
    cure: "Give it an id that no other ticket has, or move the file out of the backlog.",
    isWaivable: false)

  /// The one offence, where the header is sound and has no id.
  package static func offences(of subject: RuleSubject, in context: RuleContext) -> [Offence] {
    let ticket = subject.ticket
    guard ticket.idText?.isEmpty ?? true, !subject.isBroken else { return [] }
    guard ticket.document.hasFrontMatter else {
      return [
        Offence(
          ticket, at: SourceLocation(), "the file has no front matter, so it has no id",
          hint: "begin it with `---`, `id: …`, `title: …`, `---`, or move it out of the backlog")
      ]
    }
    let key = subject.ticket.key(of: "id")
    return [
      Offence(
        ticket, at: ticket.location(of: "id"), "the ticket has no id",
        hint: "add `\(key): …` to its front matter")
    ]
  }
}
