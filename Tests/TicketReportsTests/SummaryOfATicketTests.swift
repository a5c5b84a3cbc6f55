import Testing
import TicketModel
import TicketReports
import TicketSyntax

private let configuration = BacklogConfiguration(fields: [
  ("weight", FieldDeclaration(type: .integer)), ("spike", FieldDeclaration(type: .boolean)),
])

private func snapshot(_ text: String) -> BacklogSnapshot {
  let ticket = Ticket(
    document: TicketDocument(bytes: Array(text.utf8)), path: "backlog/p3/P3-1.md", project: "p3",
    configuration: configuration)
  return BacklogSnapshot(configuration: configuration, tickets: [ticket])
}

@Test func declaredTypesDecideWhatProgramsGet() throws {
  let backlog = snapshot(
    "---\nid: P3-1\nstatus: Done\nestimate: 5\nweight: 7\nspike: true\nsprint: 3\nother: 4\n---\n")
  let json = TicketSummary(try #require(backlog.tickets.first), in: backlog).json
  #expect(
    json.text(.compact)
      == #"{"id":"P3-1","title":null,"status":"Done","category":"done","project":"p3","#
      + #""path":"backlog/p3/P3-1.md","estimate":5,"weight":7,"spike":true,"sprint":"3","other":"4"}"#
  )
}

private let heading = "P3-1  T\nstatus  (none)\nfile    backlog/p3/P3-1.md\n"

@Test(arguments: ["\n", "\r\n"])
func checkboxesOfAFileAreNumberedWhereTheyStand(_ lineEnding: String) throws {
  let text = "---\nid: P3-1\ntitle: T\n---\n\nWhy.\n\n## Done\n\n- [x] one\n- [ ] two\n"
  let backlog = snapshot(
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: lineEnding))
  let detail = TicketDetail(try #require(backlog.tickets.first), in: backlog)
  let plain = TicketShowRenderer(style: .plain).text(detail)
  #expect(plain.utf8.elementsEqual((heading + detail.body).utf8))
  let style = TerminalStyle(color: false, unicode: true, width: 60)
  #expect(
    TicketShowRenderer(style: style).text(detail)
      == heading + "\nWhy.\n\n## Done\n\n[1] ☑ one\n[2] ☐ two\n")
  #expect(detail.checkboxes.map(\.number) == [1, 2])
  #expect(detail.checkboxes.map(\.section) == ["Done", "Done"])
}
