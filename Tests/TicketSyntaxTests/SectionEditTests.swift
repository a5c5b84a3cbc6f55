import Testing
import TicketSyntax

@Suite struct SectionEditTests {
  private func appended(_ file: String, _ text: String = "- new") throws -> String {
    let document = try TicketDocument(bytes: Array(file.utf8)).appending(text, toSection: "Notes")
    return String(decoding: document.bytes, as: UTF8.self)
  }

  @Test(arguments: [
    ("", "## Notes\n\n- new\n"),
    ("---\nid: A\n---\n", "---\nid: A\n---\n\n## Notes\n\n- new\n"),
    ("text", "text\n\n## Notes\n\n- new\n"),
    ("text\n\n", "text\n\n## Notes\n\n- new\n"),
    ("## Notes\n", "## Notes\n\n- new\n"),
    ("## notes:\n\n- old\n\n## Next\n", "## notes:\n\n- old\n- new\n\n## Next\n"),
    ("## Notes\n\nA line", "## Notes\n\nA line\n\n- new\n"),
    ("a\r\n\r\n## Notes\r\n\r\n- old\r\n", "a\r\n\r\n## Notes\r\n\r\n- old\r\n- new\r\n"),
  ])
  func linesAreAddedAtTheEndOfASection(file: String, result: String) throws {
    #expect(try appended(file) == result)
  }

  @Test func whatWouldNotStandInTheSectionIsRefused() {
    #expect(throws: EditError.self) { try appended("```\nopen code\n") }
    #expect(throws: EditError.self) { try appended("## Notes\n\n<!-- open\n") }
    #expect(throws: EditError.self) { try appended("## Notes\n\n- old\n", "## A heading") }
  }

  @Test func aTemplatesFieldsFollowTheNewOnes() throws {
    let template = TicketDocument(bytes: Array("---\n# hint\ntype: bug\n---\nText\n".utf8))
    let document = try template.beginning(with: [
      ("id", .scalar("K-1")), ("type", .scalar("task")), ("title", .scalar("a: b")),
    ])
    #expect(
      String(decoding: document.bytes, as: UTF8.self)
        == "---\nid: K-1\ntitle: \"a: b\"\n# hint\ntype: task\n---\nText\n")
  }
}
