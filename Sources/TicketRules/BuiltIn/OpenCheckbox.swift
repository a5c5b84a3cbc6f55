internal import TicketModel
internal import TicketSyntax

/// A ticket is done, and a box in it is not ticked.
package enum OpenCheckbox: TicketRule {
  /// What a person should know of the rule.
  package static let documentation = RuleDocumentation(
    name: "open-checkbox", severity: .off,
    checks: "Every box of a finished ticket is ticked.",
    why: "A box that nobody ticked is work that was forgotten, or a list that nobody reads.",
    example: RuleExample("---\nid: P3-1\ntitle: Login\nstatus: done\n---\n\n- [ ] it works\n"),
    instead: RuleExample("---\nid: P3-1\ntitle: Login\nstatus: done\n---\n\n- [x] it works\n"),
    cure: "Do what the box asks and tick it, or delete what was not needed.")

  /// The one offence, at the first box.
  package static func offences(of subject: RuleSubject, in context: RuleContext) -> [Offence] {
    guard context.category(of: subject.ticket) == .done else { return [] }
    let open = subject.body.checkboxes.filter { !$0.isChecked }
    guard let first = open.first else { return [] }
    return [
      Offence(
        subject.ticket, at: SourceLocation(line: first.line, column: first.column),
        "the ticket is done, but \(open.count) of \(subject.body.checkboxes.count) boxes are open",
        hint: "tick them, or delete what was not needed")
    ]
  }
}
