import Testing
import TicketModel
import TicketRules
import TicketSyntax

@Suite struct BaselineTests {
  private func judged(_ headers: [String], _ baseline: Baseline, scope: Set<String>? = nil) throws
    -> Judgement
  {
    RuleRunner(try Fixture().snapshot(headers)).judge(
      today: Fixture.today,
      RuleRunner.Options(scope: scope, baseline: (baseline, "backlog/baseline.tsv")))
  }

  private let odd = ["id: A-1\nstatus: todo\nodd: 1", "id: A-2\nstatus: todo\neven: 1"]

  private func baseline(_ headers: [String]) throws -> Baseline {
    Baseline(try judged(headers, Baseline()).findings)
  }

  @Test func whatIsKnownIsLeftOut() throws {
    let judgement = try judged(odd, baseline(odd))
    #expect(judgement.findings.isEmpty)
    #expect(judgement.known.count == 2)
  }

  @Test func whatIsNewIsNot() throws {
    let judgement = try judged(odd, baseline([odd[0]]))
    #expect(judgement.findings.map(\.ticket) == ["A-2"])
  }

  @Test func aSecondOffenceOfTheSameWordsIsNew() throws {
    let one = try baseline([odd[0]])
    let twice = [odd[0].replacing("odd: 1", with: "odd: 1\nodd: 2")]
    #expect(try judged(twice, one).findings.contains { $0.rule == "unknown-field" })
  }

  @Test func aMovedLineIsNotANewFinding() throws {
    let moved = ["id: A-1\ntype: x\n# a remark\nstatus: todo\nodd: 1"]
    #expect(try judged(moved, baseline([odd[0]])).findings.isEmpty)
  }

  @Test func whatIsCuredIsStaleInAFullCheckAlone() throws {
    let known = try baseline(odd)
    let stale = try judged([odd[0]], known)
    #expect(stale.findings.map(\.rule) == ["stale-baseline"])
    #expect(stale.findings.map(\.severity) == [.warning])
    #expect(try judged([odd[0]], known, scope: ["backlog/demo/1.md"]).findings.isEmpty)
  }

  @Test func itShrinksAndNeverGrows() throws {
    let known = try baseline([odd[0]])
    let findings = try judged(odd, Baseline()).findings
    #expect(known.shrunk(to: findings).entries.map(\.ticket) == ["A-1"])
    #expect(known.shrunk(to: []).entries.isEmpty)
  }

  @Test func theFileReadsBackAsItWasWritten() throws {
    let known = try baseline(odd)
    let path = "backlog/baseline.tsv"
    let (read, mistakes) = Baseline.decode(known.encoded, path: path)
    #expect(mistakes.isEmpty)
    #expect(read.encoded == known.encoded)
    #expect(read.entries.map(\.message) == known.entries.map(\.message))
    let (_, wrong) = Baseline.decode(Array("# ok\nA-1 unknown-field\n".utf8), path: path)
    #expect(wrong.map(\.location) == [SourceLocation(line: 2)])
  }

  @Test(arguments: [
    ("1 of 3 boxes is not ticked", "2 of 3 boxes is not ticked", true),
    ("there is no ticket \"P3-1\"", "there is no ticket \"P3-2\"", false),
    ("tick (line 4)", "tick (line 12)", true), ("a 5x", "a 6x", false),
  ])
  func numbersThatStandAloneDoNotCount(a: String, b: String, isSame: Bool) {
    func known(_ message: String) -> Finding {
      Finding(rule: "r", path: "p.md", message: message, ticket: "A-1")
    }
    #expect(Baseline([known(a)]).sifted([known(b)]).new.isEmpty == isSame)
  }

  @Test func controlCharactersAndMistakesOfTheConfigurationStayOut() {
    let findings = [
      Finding(rule: "r", path: "a\tb.md", message: "x\ty\nz"),
      Finding(rule: "configuration", path: "backlog.yml", message: "no"),
    ]
    let (read, mistakes) = Baseline.decode(Baseline(findings).encoded, path: "b")
    #expect(mistakes.isEmpty)
    #expect(read.entries.map(\.message) == ["x y z"])
    #expect(read.sifted(findings).new.map(\.rule) == ["configuration"])
  }

  @Test(arguments: [
    ("backlog/backlog.yml", "backlog/baseline.tsv"), (".tickets.yml", ".tickets-baseline.tsv"),
    ("a/.tickets.yml", "a/.tickets-baseline.tsv"), ("backlog.yml", "baseline.tsv"),
  ])
  func itIsBesidesTheConfiguration(configuration: String, path: String) {
    #expect(Baseline.path(besides: configuration) == path)
  }
}
