import Testing
import TicketModel
import TicketRules
import TicketSyntax

@Suite struct RuleDecodingTests {
  @Test(arguments: [
    ("enter done", "review", "done", true), ("enter done", "done", "done", false),
    ("enter doing", "todo", "review", true), ("enter doing", "in-progress", "review", false),
    ("enter category:done", "review", "Done", true), ("leave todo", "todo", "review", true),
    ("leave todo", "todo", "todo", false), ("in review", "review", "review", true),
    ("in review", "review", "done", false), ("create", "todo", "todo", false),
    ("always", "todo", "todo", true), ("[create, enter done]", "todo", "done", true),
    ("enter review, done", "todo", "done", true), ("enter review, done", "todo", "todo", false),
    ("in review,Done", "done", "done", true),
  ])
  func aTriggerFiresAtItsMoment(on: String, from: String, to: String, fires: Bool) throws {
    let fixture = try Fixture("rules:\n  mine:\n    on: \(on)\n    require: [checkboxes]\n")
    let found = fixture.check(["id: A-1\nstatus: \(to)"], before: ["id: A-1\nstatus: \(from)"])
    #expect(found.map(\.rule) == (fires ? ["mine"] : []), "\(found)")
  }

  @Test func aNewTicketIsCreatedAndEnters() throws {
    for on in ["create", "enter todo"] {
      let fixture = try Fixture("rules:\n  mine:\n    on: \(on)\n    require: [checkboxes]\n")
      #expect(fixture.check(["id: A-1\nstatus: todo"], before: []).map(\.rule) == ["mine"])
      #expect(fixture.check(["id: A-1\nstatus: todo"]).isEmpty)
    }
  }

  @Test func aRuleHoldsFromItsDayOn() throws {
    for (since, rules) in [("2026-02-16", ["mine"]), ("2026-02-17", [])] {
      let fixture = try Fixture(
        "rules:\n  mine:\n    since: \(since)\n    require: [checkboxes]\n")
      #expect(fixture.check(["id: A-1\nstatus: todo"]).map(\.rule) == rules)
    }
  }

  @Test func allShortfallsOfARuleAreOneFindingWithTheWayOut() throws {
    let fixture = try Fixture(
      """
      rules:
        ready:
          on: enter done
          require:
            - checkboxes: {section: Acceptance criteria, except: "later*"}
            - field: owner
          message: "{id} went from {from} to {to}"
          help: see README.md
      """)
    let body = "## Acceptance criteria:\n\n- [x] a\n- [ ] b\n- [ ] Later: c\n"
    let found = fixture.check(
      ["id: A-1\nstatus: done"], before: ["id: A-1\nstatus: review"], body: body)
    #expect(found.count == 1)
    #expect(found.first?.location.line == 10)
    #expect(
      found.first?.message
        == "1 of 2 boxes in \"Acceptance criteria\" is not ticked; the field \"owner\" is missing: "
        + "A-1 went from review to done")
    #expect(
      found.first?.hint
        == "tick the boxes in \"Acceptance criteria\" (line 10: b); set `owner`, "
        + "or leave the ticket in \"review\"; see README.md")
  }

  @Test func everySectionOfTheTitleCounts() throws {
    let fixture = try Fixture("rules: {m: {require: [{checkboxes: {section: DoD}}]}}")
    let body = "# One\n## DoD\n- [x] a\n# Two\n## DoD\n### Deep\n- [ ] b\n"
    #expect(fixture.check(["id: A-1\nstatus: todo"], body: body).map(\.location.line) == [13])
  }

  @Test func childrenMustBeDoneAndDroppedOnesDoNotCount() throws {
    let fixture = try Fixture("rules: {open-child: off, m: {on: in done, require: [children]}}")
    func found(_ state: String) -> [String] {
      fixture.check(["id: A-1\nstatus: done", "id: A-2\nstatus: \(state)\nparent: A-1"])
        .map(\.rule)
    }
    #expect(found("todo") == ["m"])
    #expect(found("done").isEmpty)
    #expect(found("dropped").isEmpty)
  }

  @Test func aForbiddenQueryMustNotMatch() throws {
    let fixture = try Fixture("rules: {m: {on: in done, require: [forbid: 'no:owner']}}")
    #expect(fixture.check(["id: A-1\nstatus: done"]).map(\.rule) == ["m"])
    #expect(fixture.check(["id: A-1\nstatus: done\nowner: Ada"]).isEmpty)
  }

  @Test(arguments: [
    ("rules: {m: {when: 'type:bug foo:x', require: [checkboxes]}}", 29, "foo"),
    ("rules: {m: {require: []}}", 22, "nothing"),
    ("rules: {m: {on: enter  dne, require: [checkboxes]}}", 24, "did you mean `done`?"),
    ("rules: {m: {message: '{titel}', require: [checkboxes]}}", 22, "did you mean `title`?"),
    ("rules: {m: {require: [{field: {name: title, matches: '^a+$'}}]}}", 54, "regular expression"),
    ("rules: {m: {require: [{field: {name: tilte}}]}}", 38, "did you mean `title`?"),
    ("rules: {m: {require: [{chain: {}}]}}", 24, "known are all-of, any-child"),
    ("rules: {m: {require: [checkboxes], since: soon}}", 43, "a day"),
  ])
  func aMistakeHasItsColumn(text: String, column: Int, words: String) throws {
    let found = try Fixture(text).check([])
    #expect(found.map(\.rule) == ["configuration"], "\(found)")
    #expect(found.first?.location == SourceLocation(line: 1, column: column), "\(found)")
    let finding = try #require(found.first)
    #expect("\(finding.message) \(finding.hint ?? "")".contains(words), "\(finding)")
  }

  @Test func rulesThatNoTicketCanMeetContradictEachOther() throws {
    let fixture = try Fixture(
      """
      rules:
        low: {require: [field: {name: priority, one-of: [P2]}]}
        high: {require: [field: {name: priority, one-of: [P0, P1]}]}
      """)
    let found = fixture.check([])
    #expect(found.map(\.rule) == ["configuration"])
    #expect(found.first?.location == SourceLocation(line: 3, column: 3))
  }

  @Test func namesMayHoldAnyCharacters() throws {
    let fixture = try Fixture(
      "rules: {'critères \u{1F389} {id}': {require: [checkboxes], message: '{{x} {id} {'}}")
    let found = fixture.check(["id: A-1\nstatus: todo"])
    #expect(found.map(\.rule) == ["critères \u{1F389} {id}"])
    #expect(found.first?.message == "the ticket has no boxes to tick: {x} A-1 {")
  }

  @Test(arguments: [
    ("*", "", true), ("a*c", "abbc", true), ("a*c", "abb", false), ("A?c", "abC", true),
    ("PR-[0-9]*", "pr-12", true), ("PR-[!0-9]", "pr-1", false), ("\\*", "*", true),
    ("\\*", "x", false), ("é?", "ÉÀ", true), ("*ab*ab*", "xxabyyab", true),
  ])
  func aPatternFitsFromBeginningToEnd(pattern: String, text: String, fits: Bool) throws {
    #expect(try #require(WildcardPattern(pattern)).matches(text) == fits)
  }

  @Test(arguments: ["[", "[a", "[z-a]", "[]"])
  func aBrokenPatternIsRefused(pattern: String) {
    #expect(WildcardPattern(pattern) == nil)
  }
}
