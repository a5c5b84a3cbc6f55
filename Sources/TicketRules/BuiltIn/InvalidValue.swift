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

  /// One offence for each field whose value does not fit, and for each that is missing.
  package static func offences(of subject: RuleSubject, in context: RuleContext) -> [Offence] {
    guard subject.ticket.document.hasFrontMatter else { return [] }
    var offences: [Offence] = []
    for entry in subject.ticket.document.entries {
      for field in subject.rules.fields.byKey[entry.key] ?? [] {
        guard let offence = misfit(field, subject), offences.last?.location != offence.location
        else { continue }
        offences.append(offence)
      }
    }
    return offences + missing(subject)
  }

  private static func misfit(_ field: FieldChecks.Field, _ subject: RuleSubject) -> Offence? {
    let ticket = subject.ticket
    guard let value = ticket.value(field.name), !value.isEmpty,
      let misfit = field.declaration.misfit(of: value)
    else { return nil }
    return Offence(
      ticket, at: ticket.location(of: field.name), "\(field.name): \(misfit.message)",
      hint: misfit.hint)
  }

  private static func missing(_ subject: RuleSubject) -> [Offence] {
    let ticket = subject.ticket
    let absent = subject.rules.fields.required.filter { ticket.value($0.name)?.isEmpty ?? true }
    guard !absent.isEmpty, !subject.isBroken else { return [] }
    return absent.map { field in
      Offence(
        ticket, at: ticket.location(of: field.name),
        "the required field \(field.name.quoted) is missing",
        hint: "add `\(ticket.key(of: field.name)): \(field.declaration.placeholder)`")
    }
  }
}
