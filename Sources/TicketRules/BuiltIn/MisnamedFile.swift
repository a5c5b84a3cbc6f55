internal import TicketModel

/// A ticket's file is not named after its id.
package enum MisnamedFile: TicketRule {
  /// What a person should know of the rule.
  package static let documentation = RuleDocumentation(
    name: "misnamed-file", severity: .off,
    checks: "A ticket's file is named after its id: `P3-101.md`, or `P3-101-login.md`.",
    why:
      "The name is how people find a ticket in an editor, and how a copied file gives itself away.",
    example: RuleExample("---\nid: P3-1\ntitle: Login\nstatus: todo\n---\n"),
    instead: RuleExample(
      "---\nid: P3-1\ntitle: Login\nstatus: todo\n---\n", paths: ["backlog/demo/P3-1.md"]),
    cure: "Rename the file; its history follows the id.")

  /// The one offence, at the id.
  package static func offences(of subject: RuleSubject, in context: RuleContext) -> [Offence] {
    let ticket = subject.ticket
    guard let id = ticket.id else { return [] }
    let name = ticket.path.split(separator: "/").last.map { $0.lowercased() } ?? ""
    let rest = name.hasPrefix(id.folded) ? name.dropFirst(id.folded.count).first : "x"
    guard let rest, rest.isLetter || rest.isNumber else { return [] }
    return [
      Offence(
        ticket, at: ticket.location(of: "id"), "the file of \(id) is named \(name.quoted)",
        hint: "rename it to \(id).md")
    ]
  }
}
