import Testing
import TicketModel
import TicketSyntax

struct ReferenceTests {
  private func renumbered(
    _ text: String, _ old: String, _ new: String,
    configuration: BacklogConfiguration = .standard
  ) throws -> String? {
    let ticket = Ticket(
      document: TicketDocument(bytes: Array(text.utf8)), path: "a.md", configuration: configuration)
    let old = try #require(TicketID(old))
    let new = try #require(TicketID(new))
    return try ticket.replacingReferences(
      to: old, with: new, in: configuration.referenceFields
    ).map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  @Test func fieldsAndMentionsChangeAndNothingElse() throws {
    let before = """
      ---
      id: P3-1 # own
      title: P3-1 in a title
      parent: 'p3-1' # why
      depends-on: [ "P3-10",P3-1 ]
      ---

      See P3-1, (p3-1) and P3-1. Not P3-10, XP3-1, P3-1-A, P3-1.2 or A-P3-1; P3-1.md is its file.
      P3-1の続き、épP3-1 https://x.y/P3-1 `P3-1`
      """
    let after = """
      ---
      id: P3-1 # own
      title: P3-1 in a title
      parent: 'P3-77' # why
      depends-on: [ "P3-10",P3-77 ]
      ---

      See P3-77, (P3-77) and P3-77. Not P3-10, XP3-1, P3-1-A, P3-1.2 or A-P3-1; P3-77.md is its file.
      P3-77の続き、épP3-1 https://x.y/P3-1 `P3-77`
      """
    #expect(try renumbered(before, "p3-1", "P3-77") == after)
    #expect(try renumbered(after, "P3-1", "P3-2") == nil)
  }

  @Test func aFieldsPrefixIsNotWritten() throws {
    let configuration = BacklogConfiguration(fields: [
      ("parent", FieldDeclaration(type: .id, from: "requires", prefix: "EIP-")),
      ("replaces", FieldDeclaration(type: .id)),
    ])
    #expect(configuration.referenceFields == ["parent", "depends-on", "replaces"])
    #expect(
      try renumbered(
        "---\nrequires: 20\nreplaces: EIP-20\n---\n", "EIP-20", "EIP-30",
        configuration: configuration) == "---\nrequires: 30\nreplaces: EIP-30\n---\n")
  }

  @Test func aReferenceInABrokenHeaderIsRefused() {
    #expect(throws: EditError.self) {
      try renumbered("---\nparent: A-1\ntitle: a: b\n---\n", "A-1", "A-2")
    }
    #expect(throws: Never.self) { try renumbered("---\ntitle: a: b\n---\nA-1\n", "A-1", "A-2") }
  }
}
