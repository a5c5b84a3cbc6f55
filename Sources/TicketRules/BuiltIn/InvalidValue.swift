internal import TicketModel
internal import TicketSyntax

/// A field's value is not what the field is declared to hold.
package enum InvalidValue: TicketRule {
  /// What a person should know of the rule.
  package static let documentation = RuleDocumentation(
    name: "invalid-value",
    checks: """
      A field's value has the declared type and is one of the declared values; a required field is \
      there.
      """,
    why: "Sums, sorting and queries are only as good as the values that they read.",
    example: RuleExample(
      "---\nid: P3-1\ntitle: Login\nstatus: todo\ndue: 2026-02-30\n---\n"),
    instead: RuleExample(
      "---\nid: P3-1\ntitle: Login\nstatus: todo\ndue: 2026-02-28\n---\n"),
    cure: "Write a value of the type that the hint names, or change the field's declaration.")

  /// One offence for each field whose value does not fit.
  package static func offences(of subject: RuleSubject, in context: RuleContext) -> [Offence] {
    guard subject.ticket.document.hasFrontMatter else { return [] }
    return subject.rules.checkedFields.compactMap { offence($0.name, $0.declaration, subject) }
  }

  private static func offence(
    _ name: String, _ declaration: FieldDeclaration, _ subject: RuleSubject
  ) -> Offence? {
    let ticket = subject.ticket
    guard let value = ticket.value(name), !value.isEmpty else {
      guard declaration.isRequired, !subject.isBroken else { return nil }
      return Offence(
        ticket, at: ticket.location(of: name), "the required field \(name.quoted) is missing",
        hint: "add `\(subject.rules.key(of: name)): \(declaration.placeholder)` to its front matter"
      )
    }
    guard let misfit = declaration.misfit(of: value) else { return nil }
    return Offence(
      ticket, at: ticket.location(of: name), "\(name): \(misfit.message)", hint: misfit.hint)
  }
}
