import Testing
import TicketModel
import TicketRules
import TicketSyntax

/// A backlog large enough to be judged on two processors.
@Suite struct ManyTicketsTests {
  /// Each third ticket lacks what its state asks for, each seventh names one that is not there, and some
  /// name each other across the whole backlog.
  private static func header(_ number: Int) -> String {
    var lines = ["id: A-\(number)", "status: \(number % 3 == 0 ? "nowhere" : "todo")"]
    if number % 7 == 0 { lines.append("parent: A-\(number + 100_000)") }
    if number % 11 == 0 { lines.append("depends-on: [A-\((number * 37) % 3_000)]") }
    if number % 5 == 0 { lines.append("plan: docs/\(number).md") }
    return lines.joined(separator: "\n")
  }

  @Test func manyAreJudgedAsFewAre() throws {
    let fixture = try Fixture(
      "rules:\n  planned:\n    when: {always: true}\n    require: [{file: {field: plan}}]\n")
    #expect(fixture.mistakes.isEmpty)
    let snapshot = fixture.snapshot((1...3_000).map(Self.header))
    let hasFile: @Sendable (String) -> Bool = { $0.hasSuffix("5.md") }
    func told(_ scope: Set<String>?) -> Set<String> {
      Set(
        Fixture.judge(snapshot, scope: scope, hasFile: hasFile).map {
          "\($0.path):\($0.location.line) \($0.rule) \($0.message)"
        })
    }
    let whole = told(nil)
    let parts = stride(from: 1, through: 3_000, by: 500).map { first in
      told(Set((first..<(first + 500)).map { "backlog/demo/\($0).md" }))
    }
    #expect(whole.count > 2_000)
    #expect(whole == parts.reduce(into: []) { $0.formUnion($1) })
  }
}
