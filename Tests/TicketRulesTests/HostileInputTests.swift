import Testing
import TicketModel
import TicketRules
import TicketSyntax

/// A configuration or a ticket from a stranger: an answer, never a crash, a hang or a flood.
@Suite struct HostileInputTests {
  @Test func anAliasBombInTheRulesIsRefused() {
    let bomb = "rules:\n  a: &a {require: [checkboxes]}\n  b: &b [*a, *a, *a]\n  c: [*b, *b, *b]\n"
    #expect(throws: ConfigurationSyntaxError.self) {
      _ = try ConfigurationNode.parse(Array(bomb.utf8), path: "backlog.yml")
    }
  }

  @Test func deepNestingInTheRulesIsRefused() {
    let deep =
      "rules: " + String(repeating: "[", count: 5_000) + String(repeating: "]", count: 5_000)
    #expect(throws: ConfigurationSyntaxError.self) {
      _ = try ConfigurationNode.parse(Array(deep.utf8), path: "backlog.yml")
    }
  }

  @Test func aHugeMessageIsCut() throws {
    let words = String(repeating: "x{title}", count: 20_000)
    let fixture = try Fixture(
      "rules: {m: {require: [checkboxes], message: '\(words)', help: '\(words)'}}")
    let found = fixture.check(["id: A-1\nstatus: todo"])
    #expect(found.map(\.rule) == ["m"])
    #expect(found.allSatisfy { $0.message.count <= 1_001 && $0.hint?.count ?? 0 <= 1_001 })
  }

  @Test func aHugeTitleMakesNoHugeFinding() throws {
    let title = String(repeating: "long ", count: 10_000)
    let fixture = try Fixture(
      "rules: {m: {require: [field: {name: title, one-of: [short]}], message: '{title}'}}")
    let text = "---\nid: A-1\nstatus: todo\ntitle: \(title)\n---\n"
    let found = RuleRunner(fixture.snapshot(texts: [text])).judge(today: Fixture.today).findings
    #expect(found.contains { $0.rule == "m" })
    #expect(found.allSatisfy { $0.message.count < 1_100 }, "\(found.map(\.message.count))")
  }

  @Test(.timeLimit(.minutes(1))) func aThousandRulesAndAThousandWaiversEnd() throws {
    let rules = (0..<500).map {
      "  r\($0): {on: enter done, require: [field: {name: due, date: true}]}"
    }
    let fixture = try Fixture("rules:\n" + rules.joined(separator: "\n") + "\n")
    let waivers = (0..<500).map { "  - {rule: r\($0), reason: r, until: 2026-12-31}" }
    let header = "id: A-1\nstatus: done\nwaivers:\n" + waivers.joined(separator: "\n")
    let judgement = RuleRunner(fixture.snapshot([header])).judge(
      today: Fixture.today,
      RuleRunner.Options(before: fixture.snapshot(["id: A-1\nstatus: todo"])))
    #expect(judgement.waived.count == 500)
    #expect(judgement.findings.isEmpty)
  }

  @Test(arguments: [
    "{rule: [a], reason: r, until: 2026-12-31}", "{rule: {a: b}}", "[[[[]]]]", "null", "~",
    "{'': '', until: 2026-12-31}", "{rule: \"\\u0007\", reason: r, until: 2026-12-31}",
  ])
  func anOddWaiverIsReportedAndNothingElseHappens(item: String) throws {
    let found = try Fixture().check(["id: A-1\nstatus: todo\nwaivers: [\(item)]"])
    #expect(found.map(\.rule) == ["invalid-waiver"], "\(found)")
  }
}
