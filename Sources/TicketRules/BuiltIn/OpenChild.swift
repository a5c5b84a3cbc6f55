internal import TicketModel

/// A ticket is done, and a child of it is not.
package enum OpenChild: TicketRule {
  /// What a person should know of the rule.
  package static let documentation = RuleDocumentation(
    name: "open-child", severity: .warning,
    checks: """
      Every child of a finished ticket is finished, or dropped. Only a check of the whole backlog \
      looks for it; the requirement `children` refuses the move itself.
      """,
    why: "An epic that is done while work on it goes on deceives whoever plans by it.",
    example: RuleExample(epic, "---\nid: P3-2\ntitle: Login\nstatus: todo\nparent: P3-1\n---\n"),
    instead: RuleExample(epic, "---\nid: P3-2\ntitle: Login\nstatus: done\nparent: P3-1\n---\n"),
    cure: "Finish or drop the child, move it to another parent, or reopen the ticket.")

  private static let epic = "---\nid: P3-1\ntitle: Shop\nstatus: done\n---\n"

  /// The one offence, where a ticket in `done` has open children.
  package static func offences(of subject: RuleSubject, in context: RuleContext) -> [Offence] {
    guard context.scope == nil, context.category(of: subject.ticket) == .done else { return [] }
    let open = context.snapshot.children(of: subject.ticket).filter { child in
      let category = context.category(of: child)
      return category == .todo || category == .doing
    }
    guard !open.isEmpty else { return [] }
    let names = open.compactMap(\.idText).listed()
    return [
      Offence(
        subject.ticket, at: subject.statusLocation,
        "the ticket is done, but \(open.count == 1 ? "a child is" : "children are") open: \(names)",
        hint: "finish \(names), or reopen the ticket")
    ]
  }
}
