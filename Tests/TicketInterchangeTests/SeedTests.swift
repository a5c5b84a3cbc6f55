import TestSupport
import Testing

@testable import TicketInterchange

/// The real backlogs, where this machine has them.
@Suite struct SeedTests {
  @Test func theSprintBacklogImportsInFull() throws {
    guard let bytes = SeedFiles.bytes("000_7ee15b1bdb931413.txt") else { return }
    let checked = Accountability(bytes)
    checked.check(lineCount: 297)
    let plan = checked.plan
    let stories = plan.tickets.filter { !$0.isContainer }
    #expect(plan.project.name == "p3")
    #expect(
      plan.tickets.filter { $0.type == "trimester" }.map(\.id) == ["P3-TA", "P3-TB", "P3-TC"])
    #expect(plan.tickets.filter { $0.type == "sprint" }.map(\.id) == (1...12).map { "P3-S\($0)" })
    #expect(stories.filter { $0.type == "story" }.count == 37)
    #expect(stories.filter { $0.type == "debt" }.count == 4)
    #expect(stories.compactMap(\.estimate).compactMap { Int($0) }.reduce(0, +) == 226)
    #expect(plan["P3-902"]?.owners == ["PO", "Legal"])
    #expect(plan["P3-101"]?.owners == ["Tech Lead Backend", "Product"])
    #expect(plan["P3-1203"]?.parent == "P3-S12")
    #expect(plan["P3-S5"]?.parent == "P3-TB")
    #expect(plan.totals.blank == 72)
  }

  @Test(arguments: [
    ("001_6e1f283eea686a9b.txt", 182, 69, 23), ("002_ccdeec9e8e976856.txt", 58, 19, 4),
    ("003_c2808619204e90fb.txt", 778, 33, 6), ("004_41e96d8c365bacd0.txt", 107, 16, 5),
  ])
  func eachBacklogIsAccountedFor(_ name: String, lines: Int, tickets: Int, containers: Int) {
    guard let bytes = SeedFiles.bytes(name) else { return }
    let checked = Accountability(bytes)
    checked.check(lineCount: lines)
    #expect(checked.plan.tickets.filter { !$0.isContainer }.count == tickets)
    #expect(checked.plan.tickets.filter(\.isContainer).count == containers)
  }
}
