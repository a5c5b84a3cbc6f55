import Testing
import TicketModel
import TicketSyntax

@testable import TicketInterchange

/// What the one document of all tickets looks like.
@Suite struct MarkdownExporterTests {
  private func exported(body: String) -> String {
    let text = "---\nid: RT-1\ntitle: Open\nstatus: todo\n---\n\n\(body)"
    let ticket = Ticket(document: TicketDocument(bytes: Array(text.utf8)), path: "backlog/rt/x.md")
    return MarkdownExporter.text(
      of: [ExportedTicket(ticket: ticket, configuration: .standard)],
      options: ExportOptions(title: "rt", now: Instant(seconds: 1_767_600_000)))
  }

  @Test func aTextStandsBelowItsHeadingWithItsOwnOneLevelDeeper() {
    let text = exported(body: "Why.\n\n## Part\n\n- [ ] box\n")
    #expect(
      text
        == "# rt\n\n## RT-1 — Open\n\n```yaml\nstatus: todo\n```\n\nWhy.\n\n### Part\n\n- [ ] box\n"
    )
  }

  @Test func aTextWithAHeadingOfTheFirstLevelGoesTwoLevelsDown() {
    let text = exported(body: "# Top\n\n## Part\n")
    #expect(text.contains("```yaml +2\nstatus: todo\n```\n\n### Top\n\n#### Part\n"))
  }

  @Test func aTicketWithoutATextIsItsFieldsAlone() {
    #expect(exported(body: "") == "# rt\n\n## RT-1 — Open\n\n```yaml\nstatus: todo\n```\n")
  }

  @Test(arguments: ["###### Deep", "Underlined\n---", "**US-1: Bold**", "```\nnever closed"])
  func aTextThatCannotGoDeeperStandsInAFence(body: String) {
    let text = exported(body: body + "\n")
    #expect(text.contains("```yaml +0\nstatus: todo\n```\n\n"))
    #expect(text.contains("```markdown\n\(body)\n```"))
  }
}
