internal import TicketModel
internal import TicketSyntax

/// A box links to a child of the ticket, and says otherwise than the child's state.
package enum StaleCheckbox: TicketRule {
  /// What a person should know of the rule.
  package static let documentation = RuleDocumentation(
    name: "stale-checkbox", severity: .warning,
    checks: """
      A box that links to a child, as `tickets split` writes it, is ticked where the child is done, \
      and open where it is not. A dropped child may be either. Only a check of the whole backlog \
      looks at tickets that were not changed.
      """,
    why: "A child that is closed by hand leaves its box open, and the parent looks unfinished.",
    example: RuleExample(
      "---\nid: P3-1\ntitle: Login\nstatus: todo\n---\n\n- [ ] [P3-2](2.md) form\n",
      "---\nid: P3-2\ntitle: Form\nstatus: done\nparent: P3-1\n---\n"),
    instead: RuleExample(
      "---\nid: P3-1\ntitle: Login\nstatus: todo\n---\n\n- [x] [P3-2](2.md) form\n",
      "---\nid: P3-2\ntitle: Form\nstatus: done\nparent: P3-1\n---\n"),
    cure: "Run `tickets check --fix`, which makes the box say what the ticket says.")

  /// One offence for each box, at the box.
  package static func offences(of subject: RuleSubject, in context: RuleContext) -> [Offence] {
    boxes(of: subject, in: context).map { box, child in
      let state = child.status ?? ""
      return Offence(
        subject.ticket, at: SourceLocation(line: box.line, column: box.column),
        "the box of \(child.idText ?? "") is \(box.isChecked ? "ticked" : "open"), "
          + "but the ticket is in \(state.quoted)",
        hint: "run `tickets check --fix`, or move the ticket")
    }
  }

  /// The boxes that say otherwise than the child that they link to.
  static func boxes(
    of subject: RuleSubject, in context: RuleContext
  ) -> [(box: Checkbox, child: Ticket)] {
    guard let id = subject.ticket.foldedID, mayHaveChildren(subject.ticket, context) else {
      return []
    }
    return subject.body.checkboxes.compactMap { box in
      guard let linked = box.linkedTicket, let child = context.ticket(linked.text),
        child.texts(ReferenceField.parent.rawValue).first?.lowercased() == id,
        let category = context.category(of: child), category != .dropped,
        box.isChecked != (category == .done)
      else { return nil }
      return (box, child)
    }
  }

  /// Whether the body is worth parsing; where only some tickets are judged, not all children are at hand.
  private static func mayHaveChildren(_ ticket: Ticket, _ context: RuleContext) -> Bool {
    context.scope != nil || !context.snapshot.children(of: ticket).isEmpty
  }
}
