internal import TicketModel
internal import TicketSyntax

/// The file is not UTF-8.
package enum InvalidEncoding: RelayedRule {
  /// What a person should know of the rule.
  package static let documentation = RuleDocumentation(
    name: "invalid-encoding",
    checks: "The file is UTF-8 text, and so is its name.",
    why: "Bytes that are no text are shown wrong, and are lost where an editor saves the file.",
    example: RuleExample(files: [header + [0x63, 0x61, 0x66, 0xE9, 0x0A]]),
    instead: RuleExample(files: [header + Array("café\n".utf8)]),
    cure: "Save the file as UTF-8, for example with `iconv -f latin1 -t utf-8`.",
    isWaivable: false)

  private static let header = Array("---\nid: P3-1\ntitle: Menu\nstatus: todo\n---\n\n".utf8)

  /// What the syntax layer met, or that the name can't be read, and so the file can't.
  package static func offences(of subject: RuleSubject, in context: RuleContext) -> [Offence] {
    guard subject.ticket.hasReadablePath else {
      return [
        Offence(
          subject.ticket, at: SourceLocation(), "the file's path isn't UTF-8, so it can't be read",
          hint: "give it a name of UTF-8 characters")
      ]
    }
    return relayedOffences(of: subject)
  }
}
