internal import TicketModel
internal import TicketSyntax

/// A ticket is in a state that its workflow does not have.
package enum UnknownStatus: TicketRule {
  /// What a person should know of the rule.
  package static let documentation = RuleDocumentation(
    name: "unknown-status",
    checks: "Every ticket has a status, and it is a state of the workflow; case does not count.",
    why:
      "A ticket in no known state stands in no column of the board, and its time counts nowhere.",
    example: RuleExample("---\nid: P3-1\ntitle: Login\nstatus: in progress\n---\n"),
    instead: RuleExample("---\nid: P3-1\ntitle: Login\nstatus: in-progress\n---\n"),
    cure: "Write one of the workflow's states, or add the state to `workflow:` in backlog.yml.")

  /// The one offence, where the header is sound and the status is absent or unknown.
  package static func offences(of subject: RuleSubject, in context: RuleContext) -> [Offence] {
    let ticket = subject.ticket
    let workflow = subject.configuration.workflow
    guard let status = ticket.status, !status.isBlank else { return missing(subject) }
    guard workflow.position(of: status) == nil else { return [] }
    let names = workflow.states.map(\.name)
    let hint =
      Spelling.suggestion(for: status, among: names).map { "did you mean `\($0)`?" }
      ?? "the states are \(names.listed())"
    return [
      Offence(
        ticket, at: subject.statusLocation, "the workflow has no state \(status.quoted)", hint: hint
      )
    ]
  }

  private static func missing(_ subject: RuleSubject) -> [Offence] {
    guard subject.ticket.document.hasFrontMatter, !subject.isBroken else { return [] }
    let names = subject.configuration.workflow.states.map(\.name)
    let key = subject.ticket.key(of: "status")
    return [
      Offence(
        subject.ticket, at: subject.statusLocation, "the ticket has no status",
        hint: "add `\(key): …` to its front matter; the states are \(names.listed())")
    ]
  }
}
