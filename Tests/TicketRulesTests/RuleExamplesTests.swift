import Testing
import TicketModel
import TicketRules
import TicketSyntax

/// The examples of the rules' documentation are their first tests.
@Suite struct RuleExamplesTests {
  @Test(arguments: RuleRegistry.names)
  func theExampleOffendsAndTheCuredOneDoesNot(name: String) throws {
    let documentation = try #require(RuleRegistry.documentation(of: name))
    let offending = try findings(of: documentation.example, name)
    #expect(offending.contains { $0.rule == name }, "\(offending)")
    let cured = try findings(of: documentation.instead, name)
    #expect(!cured.contains { $0.rule == name }, "\(cured)")
  }

  @Test func everyNameNamesAnOffenceInKebabCase() {
    for name in RuleRegistry.names {
      #expect(name.allSatisfy { $0.isLowercase || $0 == "-" }, "\(name)")
    }
    #expect(Set(RuleRegistry.names).count == RuleRegistry.names.count)
  }

  private func findings(of example: RuleExample, _ name: String) throws -> [Finding] {
    let isOff = RuleRegistry.documentation(of: name)?.severity == .off
    let tuning = isOff ? "rules: {\(name): warning}\n" : ""
    let configuration = try configuration(example.configuration + tuning)
    let baseline = Baseline.decode(Array(example.baseline.utf8), path: "backlog/baseline.tsv")
    #expect(baseline.findings.isEmpty)
    let options = RuleRunner.Options(
      before: example.before.map { snapshot($0, configuration) },
      baseline: (baseline.baseline, "backlog/baseline.tsv"))
    return RuleRunner(snapshot(example.files, configuration))
      .judge(today: Fixture.today, options).findings
  }

  private func configuration(_ text: String) throws -> BacklogConfiguration {
    let node = try ConfigurationNode.parse(Array(text.utf8), path: "backlog/backlog.yml")
    let decoded = BacklogConfiguration.decode(node, folder: "backlog")
    #expect(decoded.findings.isEmpty)
    return decoded.configuration
  }

  private func snapshot(
    _ files: [RuleExample.File], _ configuration: BacklogConfiguration
  ) -> BacklogSnapshot {
    BacklogSnapshot(
      configuration: configuration, projects: [:],
      tickets: files.map {
        Ticket(
          document: TicketDocument(bytes: $0.bytes), path: $0.path, project: "demo",
          configuration: configuration)
      })
  }
}
