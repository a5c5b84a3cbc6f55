import Testing
import TicketModel
import TicketRules
import TicketSyntax

@Suite struct ConfiguredRulesTests {
  private let today = CalendarDay(daysSinceEpoch: 20_500)

  private func findings(
    _ rules: String, _ now: String, before: String? = nil, type: String = "story"
  ) throws -> [Finding] {
    let text = "fields:\n  risk: {type: string}\nrules:\n\(rules)"
    let node = try ConfigurationNode.parse(Array(text.utf8), path: "backlog/backlog.yml")
    let (configuration, mistakes) = BacklogConfiguration.decode(node, folder: "backlog")
    #expect(mistakes.isEmpty)
    let snapshots = [now, before].map { content in
      BacklogSnapshot(
        configuration: configuration, projects: [:],
        tickets: [content].compactMap { $0 }.map {
          Ticket(
            document: TicketDocument(
              bytes: Array("---\nid: K-1\ntitle: A\ntype: \(type)\n\($0)".utf8)),
            path: "backlog/k/K-1.md", project: "k", configuration: configuration)
        })
    }
    return RuleRunner(snapshots[0]).judge(
      today: today, RuleRunner.Options(before: snapshots[1])
    ).findings
  }

  private let boxes = """
      met:
        on: enter done
        when: type:story
        require:
          - checkboxes: {section: Acceptance criteria}
        message: finish {id}

    """

  private let done = "status: done\n---\n\n## Acceptance criteria\n\n- [x] a\n- [ ] b\n"
  private let todo = "status: todo\n---\n\n## Acceptance criteria\n\n- [x] a\n- [ ] b\n"

  @Test func anUntickedBoxRefusesTheEntryIntoDone() throws {
    let found = try findings(boxes, done, before: todo)
    #expect(found.map(\.rule) == ["met"])
    #expect(found.first?.location == SourceLocation(line: 11, column: 3))
    #expect(
      found.first?.message
        == "1 of 2 boxes in \"Acceptance criteria\" is not ticked: finish K-1")
  }

  @Test func whatIsNoEntryIsNotJudged() throws {
    #expect(try findings(boxes, done, before: done).isEmpty)
    #expect(try findings(boxes, todo, before: todo).isEmpty)
    #expect(try findings(boxes, done, before: todo, type: "epic").isEmpty)
  }

  @Test func aNewTicketInDoneHasEnteredIt() throws {
    #expect(try findings(boxes, done, before: nil).map(\.rule) == ["met"])
  }

  @Test func noBoxAtAllProvesNothingUnlessItIsOptional() throws {
    let bare = "status: done\n---\n\ntext\n"
    #expect(try findings(boxes, bare, before: todo).map(\.rule) == ["met"])
    let optional = boxes.replacing("criteria}", with: "criteria, optional: true}")
    #expect(try findings(optional, bare, before: todo).isEmpty)
  }

  @Test(arguments: [
    ("field: due", "status: todo\n---\n", "status: todo\ndue: 2026-01-01\n---\n"),
    (
      "field: {name: due, date: true}", "status: todo\n---\n",
      "status: todo\ndue: 2026-01-01\n---\n"
    ),
    (
      "field: {name: risk, one-of: [low]}", "status: todo\nrisk: high\n---\n",
      "status: todo\nrisk: low\n---\n"
    ),
    (
      "field: {name: risk, matches: 'R-*'}", "status: todo\nrisk: x\n---\n",
      "status: todo\nrisk: R-1\n---\n"
    ),
    (
      "section: Rollback plan", "status: todo\n---\n",
      "status: todo\n---\n\n## Rollback plan\n\nyes\n"
    ),
    (
      "section: Rollback plan", "status: todo\n---\n## Rollback plan\n\n## Next\n\nx\n",
      "status: todo\n---\n\n## Rollback plan\n\nyes\n"
    ),
    ("checkboxes", "status: todo\n---\n- [ ] a\n", "status: todo\n---\n- [x] a\n"),
    ("depends", "status: todo\ndepends-on: [K-9]\n---\n", "status: todo\n---\n"),
  ])
  func aRequirementRefusesAndPasses(requirement: String, wrong: String, right: String) throws {
    let rules = "  mine:\n    require:\n      - \(requirement)\n"
    #expect(try findings(rules, wrong).contains { $0.rule == "mine" })
    #expect(try !findings(rules, right).contains { $0.rule == "mine" })
  }

  @Test func aBuiltInRuleIsTunedByItsName() throws {
    let odd = "status: todo\nodd: 1\n---\n"
    #expect(try findings("  unknown-field: off\n", odd).isEmpty)
    #expect(try findings("  unknown-field: {severity: error}\n", odd).map(\.severity) == [.error])
  }

  @Test(arguments: [
    ("  mine: {require: [chekboxes]}\n", 4, "did you mean `checkboxes`?"),
    ("  mine: {on: enter dnoe, require: [checkboxes]}\n", 4, "did you mean `done`?"),
    ("  mine: {when: 'statu:x', require: [checkboxes]}\n", 4, "status"),
    ("  mine: {on: enter done}\n", 4, "require"),
    ("  mine: {require: [checkboxes], severity: loud}\n", 4, "severity"),
    ("  mine: {require: [checkboxes], wen: x}\n", 4, "did you mean `when`?"),
    ("  unknown-feild: off\n", 4, "did you mean `unknown-field`?"),
  ])
  func aMistakeInARulePointsAtItsPlace(rules: String, line: Int, words: String) throws {
    let found = try findings(rules, "status: todo\n---\n").filter { $0.rule == "configuration" }
    #expect(found.count == 1, "\(found)")
    let finding = try #require(found.first)
    #expect(finding.path == "backlog/backlog.yml")
    #expect(finding.location.line == line)
    #expect("\(finding.message) \(finding.hint ?? "")".contains(words), "\(finding)")
  }
}
