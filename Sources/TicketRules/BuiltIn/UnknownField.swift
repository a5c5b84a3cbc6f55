internal import TicketModel
internal import TicketSyntax

/// A ticket has a field that nobody declared.
package enum UnknownField: TicketRule {
  /// What a person should know of the rule.
  package static let documentation = RuleDocumentation(
    name: "unknown-field", severity: .warning,
    checks: "Every field is a built-in one, or declared under `fields:` in the configuration.",
    why: "A misspelt field is silently without effect: `etimate: 5` is in no sum.",
    example: RuleExample("---\nid: P3-1\ntitle: Login\nstatus: todo\netimate: 5\n---\n"),
    instead: RuleExample("---\nid: P3-1\ntitle: Login\nstatus: todo\nestimate: 5\n---\n"),
    cure: "Correct its spelling, or declare it: `fields: {risk: {type: string}}`.")

  /// One offence for each undeclared key, at the key.
  package static func offences(of subject: RuleSubject, in context: RuleContext) -> [Offence] {
    subject.ticket.document.entries
      .filter { subject.rules.fields.byKey[$0.key] == nil }
      .map { entry in
        let near = Spelling.suggestion(for: entry.key, among: subject.rules.fields.keys)
        return Offence(
          subject.ticket, at: entry.location, "unknown field \(entry.key.quoted)",
          hint: near.map { "did you mean `\($0)`?" }
            ?? "declare it under `fields:` in \(subject.configuration.path)")
      }
  }
}
