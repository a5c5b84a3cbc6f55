import TestSupport
import Testing
import TicketModel
import TicketRules

/// What the rules say does not depend on the order in which tickets come.
@Suite struct OrderTests {
  private static let configuration = """
    workflow:
      todo: {category: todo}
      doing: {category: doing, wip: 2}
      done: {category: done}
      dropped: {category: dropped}
    transitions: {todo: [doing, dropped], doing: [done, todo]}
    fields: {risk: {one-of: [low, high]}}
    rules:
      boxes: {on: enter done, require: [checkboxes, depends, children]}
      limit: {on: in doing, require: [wip: {limit: 1, per: owner}]}
      proven: {when: "type:epic", require: [all-of: "parent:{id}", any-child: "risk:high"]}
      kept: {on: "in doing, done", require: [frozen: risk, approved-by: labels]}

    """

  @Test(arguments: [1, 7, 42, 2026])
  func judgingIsIndependentOfTheOrder(seed: UInt64) throws {
    var numbers = SeededGenerator(seed: seed)
    let fixture = try Fixture(Self.configuration)
    for _ in 0..<20 {
      let count = Int.random(in: 1...12, using: &numbers)
      let now = (1...count).map { random($0, count, &numbers) }
      let then = (1...count).map { random($0, count, &numbers) }
      let before = BacklogSnapshot(
        configuration: fixture.configuration, tickets: fixture.snapshot(texts: then).tickets)
      let tickets = fixture.snapshot(texts: now).tickets
      let verdicts = [tickets, tickets.reversed(), tickets.shuffled(using: &numbers)].map {
        RuleRunner(BacklogSnapshot(configuration: fixture.configuration, tickets: $0)).judge(
          today: Fixture.today, RuleRunner.Options(before: before))
      }
      #expect(verdicts[0] == verdicts[1], "seed \(seed)")
      #expect(verdicts[0] == verdicts[2], "seed \(seed)")
    }
  }

  private func random(_ number: Int, _ count: Int, _ numbers: inout SeededGenerator) -> String {
    func some(_ words: [String]) -> String { words.randomElement(using: &numbers) ?? "" }
    let id = some(["A-\(number)", "A-\(number)", "A-\(Int.random(in: 1...count, using: &numbers))"])
    let other = "A-\(Int.random(in: 1...(count + 1), using: &numbers))"
    return """
      ---
      id: \(id)
      title: T
      status: \(some(["todo", "doing", "done", "Dropped", "nowhere"]))
      type: \(some(["epic", "story"]))
      \(some(["owner: Ada", "owner: [Ada, Bo]", "odd: 1"]))
      \(some(["parent: \(other)", "depends-on: [\(other)]", "risk: high", "risk: none"]))
      \(some(["waivers: [{rule: boxes, reason: r, until: 2026-12-31}]", "labels: [Bo]"]))
      ---
      \(some(["- [ ] a", "- [x] a", ""]))

      """
  }
}
