internal import TicketModel

/// A ticket points to a ticket that there is not.
package enum UnknownReference: TicketRule {
  /// What a person should know of the rule.
  package static let documentation = RuleDocumentation(
    name: "unknown-reference",
    checks: "Every id in `parent` and `depends-on` is a ticket's.",
    why: "A dependency on nothing never opens, and a child of nothing is in nobody's plan.",
    example: RuleExample(
      "---\nid: P3-1\ntitle: Login\nstatus: todo\n---\n",
      "---\nid: P3-2\ntitle: Logout\nstatus: todo\ndepends-on: [P3-l]\n---\n"),
    instead: RuleExample(
      "---\nid: P3-1\ntitle: Login\nstatus: todo\n---\n",
      "---\nid: P3-2\ntitle: Logout\nstatus: todo\ndepends-on: [P3-1]\n---\n"),
    cure: "Correct the id, write the missing ticket, or take the reference out.")

  /// One offence for each id that no ticket has, at the id.
  package static func offences(of subject: RuleSubject, in context: RuleContext) -> [Offence] {
    ReferenceField.allCases.flatMap { field in
      subject.ticket.texts(field.rawValue).compactMap { offence($0, field, subject, context) }
    }
  }

  private static func offence(
    _ id: String, _ field: ReferenceField, _ subject: RuleSubject, _ context: RuleContext
  ) -> Offence? {
    guard !id.isEmpty, context.positions[id.lowercased()] == nil else { return nil }
    return Offence(
      subject.ticket, at: subject.location(of: id, in: field.rawValue),
      "\(field.rawValue): there is no ticket \(id.quoted)",
      hint: context.suggestedID(for: id).map { "did you mean `\($0)`?" }
        ?? "correct the id, or take it out of `\(subject.ticket.key(of: field.rawValue))`")
  }
}
