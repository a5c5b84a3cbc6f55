import Testing
import TicketModel
import TicketRules
import TicketSyntax

/// Rules of the backlog, refined by a project's and by a type's.
@Suite struct LayerTests {
  private func rules(
    backlog: String, project: String = "", ticket: String
  ) throws -> (found: [Finding], mistakes: [Finding]) {
    let base = try ConfigurationNode.parse(Array(backlog.utf8), path: "backlog/backlog.yml")
    let own = try ConfigurationNode.parse(Array(project.utf8), path: "backlog/demo/project.yml")
    let configurations = [base, base.merging(own)]
      .map { BacklogConfiguration.decode($0, folder: "backlog") }
    #expect(configurations.allSatisfy { $0.findings.isEmpty }, "\(configurations[1].findings)")
    let snapshot = BacklogSnapshot(
      configuration: configurations[0].configuration,
      projects: ["demo": configurations[1].configuration],
      tickets: [
        Ticket(
          document: TicketDocument(bytes: Array("---\ntitle: T\n\(ticket)\n---\n".utf8)),
          path: "backlog/demo/1.md", project: "demo",
          configuration: configurations[1].configuration)
      ])
    let all = Fixture.judge(snapshot)
    return (
      all.filter { $0.rule != "configuration" }, all.filter { $0.rule == "configuration" }
    )
  }

  private let boxes = "rules:\n  met: {require: [checkboxes], message: tick}\n"
  private let ticket = "id: A-1\ntype: story\nstatus: todo"

  @Test(arguments: [
    ("", Severity.error), ("rules: {met: {severity: warning}}", .warning),
    ("rules: {met: warning}", .warning), ("rules: {met: off}", nil),
    ("rules: {met: {severity: off}}", nil),
  ])
  func aProjectChangesOnlyTheSeverity(project: String, severity: Severity?) throws {
    let (found, mistakes) = try rules(backlog: boxes, project: project, ticket: ticket)
    #expect(mistakes.isEmpty, "\(mistakes)")
    #expect(found.map(\.severity) == (severity.map { [$0] } ?? []))
    #expect(found.allSatisfy { $0.message.hasSuffix(": tick") })
  }

  @Test(arguments: [
    ("types: {story: {rules: {met: off}}}", "", []),
    ("types: {Story: {rules: {more: {require: [field: owner]}}}}", "", ["met", "more"]),
    ("types: {bug: {rules: {more: {require: [field: owner]}}}}", "", ["met"]),
    ("types: {story: {rules: {met: off}}}", "types: {story: {rules: {met: warning}}}", ["met"]),
    ("", "types: {story: {rules: {met: {severity: off}}}}", []),
    ("types: {story: {rules: {unknown-field: error}}}", "", ["met"]),
  ])
  func aTypeRefinesTheRules(backlog: String, project: String, names: [String]) throws {
    let (found, mistakes) = try rules(
      backlog: boxes + backlog + "\n", project: project, ticket: ticket)
    #expect(mistakes.isEmpty, "\(mistakes)")
    #expect(found.map(\.rule).sorted() == names)
  }

  @Test func aMisspeltTypeIsAMistake() throws {
    let (_, mistakes) = try rules(
      backlog: "fields: {type: {one-of: [story, bug]}}\ntypes: {stroy: {rules: {}}}\n",
      ticket: ticket)
    #expect(mistakes.map(\.location) == [SourceLocation(line: 2, column: 9)])
    #expect(mistakes.first?.hint?.hasPrefix("did you mean `story`?") == true)
  }
}
