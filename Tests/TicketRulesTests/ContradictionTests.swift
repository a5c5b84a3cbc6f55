import Testing
import TicketModel
import TicketSyntax

/// Rules that no ticket can meet are mistakes of the configuration.
@Suite struct ContradictionTests {
  private func mistakes(_ rules: String) throws -> [Finding] {
    let fields = "fields: {priority: {one-of: [P0, P1]}, risk: {one-of: [low, high]}}\n"
    let fixture = try Fixture(fields + "rules:\n" + rules)
    #expect(fixture.mistakes.isEmpty, "\(fixture.mistakes)")
    return fixture.check([])
  }

  @Test(arguments: [
    (
      "  a: {require: [field: {name: risk, one-of: [low]}]}\n"
        + "  b: {on: in done, require: [field: {name: risk, one-of: [high]}]}\n",
      4, "no value of \"risk\" meets both"
    ),
    (
      "  a: {require: [field: due]}\n  b: {on: enter done, require: [forbid: 'has:due']}\n",
      4, "forbids it"
    ),
    (
      "  a: {on: enter done, require: [forbid: 'risk:low,high']}\n"
        + "  b: {on: in done, require: [field: {name: risk, one-of: [low]}]}\n",
      4, "the other forbids"
    ),
    ("  a: {when: 'priority:P9', require: [field: due]}\n", 3, "it may be P0, P1"),
    ("  a: {on: enter done, when: 'status:todo', require: [field: due]}\n", 3, "after the change"),
    ("  a: {on: enter done, require: [forbid: 'is:done']}\n", 3, "ever be in \"done\""),
    ("  a: {on: in doing, require: [forbid: 'status:review']}\n", 3, "ever be in \"review\""),
    ("  a: {when: 'risk:low', require: [forbid: 'risk:low']}\n", 3, "forbids what it is for"),
    (
      "  a: {when: 'risk:low', require: [field: {name: risk, one-of: [high]}]}\n", 3,
      "asks for high"
    ),
    ("  a: {on: enter done, require: [frozen: status]}\n", 3, "status may not change"),
  ])
  func whatNoTicketCanMeetIsAMistake(rules: String, line: Int, words: String) throws {
    let found = try mistakes(rules)
    #expect(found.map(\.rule) == ["configuration"], "\(found)")
    let finding = try #require(found.first)
    #expect(finding.location == SourceLocation(line: line, column: 3))
    #expect("\(finding.message) \(finding.hint ?? "")".contains(words), "\(finding)")
  }

  @Test(arguments: [
    "  a: {on: enter done, require: [field: due]}\n  b: {on: enter todo, require: [forbid: 'has:due']}\n",
    "  a: {when: risk:low, require: [field: due]}\n  b: {when: risk:high, require: [forbid: 'has:due']}\n",
    "  a: {require: [field: due]}\n  b: {severity: warning, require: [forbid: 'has:due']}\n",
    "  a: {on: enter done, when: 'status:done', require: [field: due]}\n",
    "  a: {on: leave done, when: 'status:todo', require: [field: due]}\n",
    "  a: {on: in doing, require: [forbid: 'is:blocked']}\n",
    "  a: {on: in doing, require: [frozen: status]}\n",
    "  a: {require: [field: {name: risk, one-of: [low]}]}\n"
      + "  b: {require: [field: {name: risk, one-of: [low, high]}]}\n",
  ])
  func whatCanBeMetIsNone(rules: String) throws {
    #expect(try mistakes(rules).isEmpty)
  }

  @Test(arguments: [
    ("  a: {require: [file: ../x.md]}\n", "no file of the repository"),
    ("  a: {require: [file: {}]}\n", "needs a path"),
    ("  a: {require: [wip: 0]}\n", "lets no ticket in"),
    ("  a: {require: [wip: {limt: 2}]}\n", "did you mean `limit`?"),
    ("  a: {require: [frozen: estimat]}\n", "did you mean `estimate`?"),
    ("  a: {require: [frozen]}\n", "needs a field"),
    ("  a: {require: [approved-by: owner]}\n", "nobody in \"owner\""),
    ("  a: {require: [approved-by]}\n", "needs a field"),
    ("  a: {require: [any-child]}\n", "needs a query"),
    ("  a: {require: [all-of: 'parent:{idd}']}\n", "did you mean `id`?"),
    ("  a: {require: [all-of: 'parnt:{id}']}\n", "parent"),
    ("  a: {require: [link: {secton: x}]}\n", "did you mean `section`?"),
    ("  a: {on: 'enter done, dnoe', require: [link]}\n", "did you mean `done`?"),
    ("  a: {on: 'enter done,', require: [link]}\n", "missing at a comma"),
    ("  a: {require: [field: {name: title, matches: '/(/'}]}\n", "not closed"),
    ("  configuration: {require: [link]}\n", "no rule can be called"),
  ])
  func everyMistakeIsReportedOnce(rules: String, words: String) throws {
    let found = try mistakes(rules)
    #expect(found.map(\.rule) == ["configuration"], "\(found)")
    #expect(found.contains { "\($0.message) \($0.hint ?? "")".contains(words) }, "\(found)")
    #expect(found.allSatisfy { $0.location.line == 3 && $0.location.column > 1 })
  }
}
