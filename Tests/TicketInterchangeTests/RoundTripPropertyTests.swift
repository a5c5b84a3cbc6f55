import Testing
import TicketModel
import TicketSyntax

@testable import TicketInterchange

/// What comes out of a form goes in again as it was: for tickets of every kind, in every form that
/// has an importer.
@Suite struct RoundTripPropertyTests {
  private static let forms = [
    ("csv", "csv"), ("jira", "csv"), ("github-csv", "csv"), ("github", "github"),
    ("trello", "trello"), ("jsonl", "jsonl"), ("markdown", "markdown"),
  ]

  private func plan(
    _ to: String, _ from: String, _ before: [ExportedTicket], _ configuration: BacklogConfiguration
  ) throws -> ImportPlan {
    let exporter = try #require(Exporters.named(to))
    let text = exporter.text(
      of: before, options: ExportOptions(title: "rt", now: Instant(seconds: 1_767_600_000)))
    let name = from == "csv" ? "export.csv" : "export.txt"
    let source = ImportSource(
      name: name, files: [.init(path: name, bytes: Array(text.utf8))], isFolder: false)
    #expect(Importers.recognize(source).name == from)
    let importer = try #require(Importers.named(from))
    let options = ImportOptions(
      initialStatus: configuration.workflow.states.first?.name, configuration: configuration)
    return try importer.plan(source, options: options)
  }

  @Test(arguments: forms, Array(UInt64(1)...25))
  func everyTicketComesBack(_ form: (to: String, from: String), seed: UInt64) throws {
    var random = try RandomBacklog(seed: seed)
    let before = random.tickets(9).map {
      ExportedTicket(ticket: $0, configuration: random.configuration)
    }
    let plan = try plan(form.to, form.from, before, random.configuration)
    let after = plan.files.filter { $0.ticketID != nil }.map {
      Ticket(document: TicketDocument(bytes: $0.bytes), path: $0.path)
    }
    #expect(after.count == before.count, "seed \(seed)")
    #expect(form.to == "trello" || after.map(\.idText) == before.map(\.id), "seed \(seed)")
    for old in before {
      let new = try #require(after.first { $0.idText == old.id }, "seed \(seed), \(old.id)")
      let lost = differences(facts(old.ticket), facts(new))
      #expect(lost.isEmpty, "seed \(seed), \(form.to), \(old.id)")
      let body = ExportedTicket(ticket: new, configuration: random.configuration).body
      #expect(body == old.body, "seed \(seed), \(form.to), \(old.id)")
    }
  }

  private func differences(
    _ old: [String: FieldValue], _ new: [String: FieldValue]
  ) -> [String] {
    Set(old.keys).union(new.keys).filter { old[$0] != new[$0] }.sorted().map { name in
      func text(_ value: FieldValue?) -> String { value.map { FieldText.text(name, $0) } ?? "—" }
      return "\(name): \(text(old[name])) → \(text(new[name]))"
    }
  }

  /// The fields by name; one text where the form knows only lists is a list of one.
  private func facts(_ ticket: Ticket) -> [String: FieldValue] {
    var facts: [String: FieldValue] = [:]
    for field in ticket.fields where field.value != .null {
      let isList = ["owner", "labels", "depends-on"].contains(field.name)
      facts[field.name] =
        isList && field.value.text != nil ? .list([field.value]) : field.value
    }
    return facts
  }
}
