internal import TicketSyntax
internal import TicketModel

/// A ticket has no title.
package enum MissingTitle: TicketRule {
  /// What a person should know of the rule.
  package static let documentation = RuleDocumentation(
    name: "missing-title",
    checks: "Every ticket has a title that is not empty.",
    why: "The title is what people see of it on the board and in every list.",
    example: RuleExample("---\nid: P3-1\ntitle: \"\"\nstatus: todo\n---\n"),
    instead: RuleExample("---\nid: P3-1\ntitle: Login\nstatus: todo\n---\n"),
    cure: "Say in a few words what it is about.")

  /// The one offence, where the header is sound and has no title.
  package static func offences(of subject: RuleSubject, in context: RuleContext) -> [Offence] {
    let ticket = subject.ticket
    guard ticket.title?.isBlank ?? true, ticket.document.hasFrontMatter, !subject.isBroken
    else { return [] }
    return [
      Offence(
        ticket, at: ticket.location(of: "title"), "the ticket has no title",
        hint: "add `\(subject.ticket.key(of: "title")): …` to its front matter")
    ]
  }
}
