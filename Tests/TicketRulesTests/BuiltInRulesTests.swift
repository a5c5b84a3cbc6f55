import Testing
import TicketModel
import TicketRules
import TicketSyntax

@Suite struct BuiltInRulesTests {
  @Test func aDuplicateIDNamesBothFiles() throws {
    let found = try Fixture().check(["id: A-1\nstatus: todo", "id: a-1\nstatus: todo"])
    #expect(found.map(\.rule) == ["duplicate-id"])
    #expect(found.first?.path == "backlog/demo/2.md")
    #expect(found.first?.location == SourceLocation(line: 3, column: 5))
    #expect(
      found.first?.message == "the id a-1 stands in 2 files: backlog/demo/1.md, backlog/demo/2.md")
  }

  @Test func theFirstFileIsBlamedWhereItAloneIsInTheScope() throws {
    let found = try Fixture().check(
      ["id: A-1\nstatus: todo", "id: A-1\nstatus: todo"], scope: ["backlog/demo/1.md"])
    #expect(found.map(\.path) == ["backlog/demo/1.md"])
  }

  @Test(arguments: [
    ("depends-on", "dependency-cycle"), ("parent", "parent-cycle"),
  ])
  func aCycleShowsTheWayRound(field: String, rule: String) throws {
    let found = try Fixture().check([
      "id: A-1\nstatus: todo\n\(field): A-2", "id: A-2\nstatus: todo\n\(field): A-3",
      "id: A-3\nstatus: todo\n\(field): A-1", "id: A-4\nstatus: todo\n\(field): A-1",
    ])
    #expect(found.map(\.rule) == [rule])
    #expect(found.first?.message.hasSuffix(": A-1 -> A-2 -> A-3 -> A-1") == true, "\(found)")
    #expect(found.first?.location.line == 5)
  }

  @Test func aTicketThatDependsOnItselfIsACycle() throws {
    let found = try Fixture().check(["id: A-1\nstatus: todo\ndepends-on: [A-1]"])
    #expect(found.map(\.rule) == ["dependency-cycle"])
  }

  @Test func aLongChainIsNoCycleAndDoesNotExhaustTheStack() throws {
    let headers = (1...20_000).map { "id: A-\($0)\nstatus: todo\ndepends-on: A-\($0 + 1)" }
    let found = try Fixture().check(headers + ["id: A-20001\nstatus: todo"])
    #expect(found.isEmpty)
  }

  @Test func anUnknownReferenceStandsAtTheIDAndSuggestsANearOne() throws {
    let found = try Fixture().check([
      "id: A-100\nstatus: todo", "id: B-2\nstatus: todo\ndepends-on: [A-100, A-10O]",
    ])
    #expect(found.map(\.rule) == ["unknown-reference"])
    #expect(found.first?.location == SourceLocation(line: 5, column: 21))
    #expect(found.first?.hint == "did you mean `A-100`?")
  }

  @Test(arguments: [
    ("priority: P9", ["invalid-value"]), ("priority: p1", []),
    ("priority: [P1]", ["invalid-value"]),
    ("estimate: 3", ["invalid-value"]), ("priority: P1\nestimate: 5.0", []),
    ("priority: P1\nestimate: 4", ["invalid-value"]),
    ("priority: P1\nestimate: nan", ["invalid-value"]),
    ("priority: P1\ndue: 2026-02-30", ["invalid-value"]), ("priority: P1\ndue: 2026-02-28", []),
    ("priority: P1\nparent: not an id", ["invalid-value", "unknown-reference"]),
    ("priority: P1\nlabels: one", []), ("priority: P1\nlabels: {a: b}", ["invalid-value"]),
  ])
  func aValueIsOfItsDeclaredKind(fields: String, rules: [String]) throws {
    let fixture = try Fixture(
      """
      fields:
        priority: {one-of: [P0, P1], required: true}
        estimate: {type: number, one-of: [3, 5]}
      """)
    let found = fixture.check(["id: A-1\nstatus: todo\n\(fields)"])
    #expect(found.map(\.rule) == rules, "\(found)")
  }

  @Test func whatIsMissingIsNotBlamedOnABrokenHeader() {
    let configuration = BacklogConfiguration.standard
    let ticket = Ticket(
      document: TicketDocument(bytes: Array("---\ntitle: a: b\n---\n".utf8)),
      path: "backlog/1.md", project: "", configuration: configuration)
    let found = Fixture.judge(BacklogSnapshot(tickets: [ticket]))
    #expect(found.map(\.rule) == ["front-matter-syntax"], "\(found)")
  }

  @Test func aLimitBlamesTheTicketThatCameLast() throws {
    let fixture = try Fixture(
      "workflow:\n  todo: {category: todo}\n  doing: {category: doing, wip: 1}\n")
    let found = fixture.check(
      ["id: A-1\nstatus: doing", "id: A-2\nstatus: Doing"],
      before: ["id: A-1\nstatus: todo", "id: A-2\nstatus: doing"])
    #expect(found.map(\.rule) == ["wip-exceeded"])
    #expect(found.first?.path == "backlog/demo/1.md")
    #expect(found.first?.severity == .warning)
    #expect(found.first?.hint == "finish one of A-2 first")
  }

  @Test func aChangeThatBringsNothingIntoAFullStateIsNotToBlame() throws {
    let fixture = try Fixture(
      "workflow:\n  todo: {category: todo}\n  doing: {category: doing, wip: 1}\n")
    let now = ["id: A-1\nstatus: doing\nowner: A", "id: A-2\nstatus: doing"]
    func found(_ before: [String]) -> [String] {
      let check = fixture.check(now, before: before, scope: ["backlog/demo/1.md"])
      return check.map(\.rule)
    }
    func needs(_ before: [String]) -> RuleNeeds {
      RuleRunner(fixture.snapshot(now)).needs(
        of: ["backlog/demo/1.md"], before: fixture.snapshot(before), today: Fixture.today)
    }
    let resting = ["id: A-1\nstatus: doing", "id: A-2\nstatus: doing"]
    let moving = ["id: A-1\nstatus: todo", "id: A-2\nstatus: doing"]
    #expect(found(resting).isEmpty)
    #expect(needs(resting) == .nothing)
    #expect(found(moving) == ["wip-exceeded"])
    #expect(needs(moving) == RuleNeeds(states: ["doing"]))
  }

  @Test func whatAChangeNeedsToSeeIsWhatItsRulesAskFor() throws {
    let fixture = try Fixture(
      "rules: {open: {on: enter done, require: [children]}, all: {on: leave done, require: [all-of: 'is:open']}}"
    )
    func needs(_ now: String, _ then: String) -> RuleNeeds {
      RuleRunner(fixture.snapshot([now])).needs(
        of: ["backlog/demo/1.md"], before: fixture.snapshot([then]), today: Fixture.today)
    }
    let todo = "id: A-1\nstatus: todo"
    let done = "id: A-1\nstatus: done"
    #expect(needs(todo, todo) == .nothing)
    #expect(needs(done, todo) == RuleNeeds(parents: ["a-1"]))
    #expect(needs(todo, done).everything)
    #expect(needs(todo, "id: A-2\nstatus: todo").ids == ["a-1"])
  }

  @Test(arguments: [
    ("in-progress", "todo", ["open-dependency"]), ("done", "review", ["open-dependency"]),
    ("todo", "todo", []), ("in-progress", "done", []), ("in-progress", "dropped", []),
  ])
  func aBegunTicketWaitsForNothing(own: String, other: String, rules: [String]) throws {
    let found = try Fixture().check([
      "id: A-1\nstatus: \(own)\ndepends-on: [A-2]", "id: A-2\nstatus: \(other)",
    ])
    #expect(found.map(\.rule) == rules)
  }

  @Test func onlyTheScopeIsLookedAtAndTheRestServesAsReference() throws {
    let headers = ["id: A-1\nstatus: nowhere", "id: A-2\nstatus: todo\nparent: A-1"]
    #expect(try Fixture().check(headers, scope: ["backlog/demo/2.md"]).isEmpty)
    #expect(try Fixture().check(headers).map(\.rule) == ["unknown-status"])
  }
}
