import TestSupport
import Testing
import TicketModel
import TicketSyntax

@testable import TicketInterchange

/// What comes out of a form goes in again as it was.
@Suite struct RoundTripTests {
  private static let tickets = [
    """
    ---
    id: RT-1
    title: "Ouvrir: la *porte*, vite"
    type: story
    status: in-progress
    priority: P1
    estimate: 5
    owner: [Équipe Web, "@ada"]
    labels: [porte, "=2+3"]
    sprint: "2"
    depends-on: [RT-2]
    due: 2026-03-01
    ---

    Un texte, "entre guillemets"; et une virgule.

    ```
    - [ ] not a box
    ## RT-9: no heading
    ```

    ### Détail

    | a | b |
    |---|---|
    | 1 | 2 |

    ## Acceptance criteria

    - [x] elle s'ouvre
    - [ ] sans bruit

    """,
    "---\nid: RT-2\ntitle: \"-dash first\"\ntype: bug\nstatus: done\nparent: RT-1\n---\n",
    "---\nid: RT-3\ntitle: Third\nstatus: dropped\ndomain: backend\n---\n\nStatus: not a field\n",
  ]

  private func exported(_ text: String) -> ExportedTicket {
    let ticket = Ticket(document: TicketDocument(bytes: Array(text.utf8)), path: "backlog/rt/x.md")
    return ExportedTicket(ticket: ticket, configuration: .standard)
  }

  private func options() -> ExportOptions {
    ExportOptions(title: "rt", now: Instant(seconds: 1_767_600_000))
  }

  /// Every ticket as text, by id: fields in order of their names, then the body.
  private func facts(_ ticket: ExportedTicket) -> String {
    let fields = ticket.fields.map { "\($0.name): \(FieldText.text($0.name, $0.value))" }.sorted()
    return ([ticket.id, ticket.title] + fields + [ticket.body]).joined(separator: "\n")
  }

  @Test(arguments: [
    ("csv", "csv"), ("jira", "csv"), ("github-csv", "csv"), ("github", "github"),
    ("trello", "trello"), ("jsonl", "jsonl"), ("markdown", "markdown"),
  ])
  func aFormIsReadAsItWasWritten(_ to: String, from: String) throws {
    let exporter = try #require(Exporters.named(to))
    let before = RoundTripTests.tickets.map(exported)
    let name = from == "csv" ? "export.csv" : "export.txt"
    let text = exporter.text(of: before, options: options())
    let source = ImportSource(
      name: name, files: [.init(path: name, bytes: Array(text.utf8))], isFolder: false)
    #expect(Importers.recognize(source).name == from)
    let importer = try #require(Importers.named(from))
    let plan = try importer.plan(source, options: ImportOptions(initialStatus: "todo"))
    let after = plan.files.filter { $0.ticketID != nil }.map {
      exported(String(decoding: $0.bytes, as: UTF8.self))
    }
    #expect(after.map(\.id) == before.map(\.id), "\(text)")
    for (old, new) in zip(before, after) { #expect(facts(new) == facts(old), "\(text)") }
  }

  @Test func theSeedsComeBackFromOneDocument() throws {
    for name in ["000_7ee15b1bdb931413.txt", "003_c2808619204e90fb.txt"] {
      guard let bytes = SeedFiles.bytes(name) else { continue }
      let plan = ImportPlan(source: bytes, options: ImportOptions(initialStatus: "todo"))
      let before = plan.files.filter { $0.ticketID != nil }.map {
        exported(String(decoding: $0.bytes, as: UTF8.self))
      }
      let text = MarkdownExporter.text(of: before, options: options())
      let again = ImportPlan(
        source: Array(text.utf8), options: ImportOptions(initialStatus: "todo"))
      let after = again.files.filter { $0.ticketID != nil }.map {
        exported(String(decoding: $0.bytes, as: UTF8.self))
      }
      #expect(after.map(\.id) == before.map(\.id))
      for (old, new) in zip(before, after) { #expect(facts(new) == facts(old)) }
    }
  }

  @Test func formulasAreNeutralized() {
    let text = CSVExporter.text(of: RoundTripTests.tickets.map(exported), options: options())
    #expect(text.contains(",'-dash first,"))
    #expect(!text.contains(",=") && !text.contains(",-dash"))
  }

  @Test(arguments: ["=1", "'=1", "''@x", "-1", "'-1", "-x", "+33 1", "'plain", "'", "\t=1", "1-1"])
  func aFormulaIsMadeHarmlessAndComesBackAsItWas(text: String) {
    let written = CSVText.document([[text, "x"]])
    #expect(!["=", "@", "\t"].contains { written.hasPrefix($0) || written.hasPrefix("\"" + $0) })
    #expect(CSVRecords(written.utf8, separator: 0x2C).rows.first?.fields == [text, "x"])
  }

  @Test func aCalendarHasFoldedLinesAndEscapedTexts() {
    let text = CalendarExporter.text(of: RoundTripTests.tickets.map(exported), options: options())
    #expect(text.contains("DUE;VALUE=DATE:20260301\r\n"))
    #expect(text.contains("\\, vite"))
    #expect(text.split(separator: "\r\n").allSatisfy { $0.utf8.count <= 75 })
    #expect(text.ranges(of: "BEGIN:VTODO").count == 1)
  }
}
