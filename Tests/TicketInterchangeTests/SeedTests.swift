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

/// What an independent reading of the documents found.
extension SeedTests {
  private func plan(_ name: String) -> ImportPlan? {
    SeedFiles.bytes(name).map {
      ImportPlan(source: $0, options: ImportOptions(initialStatus: "todo", doneStatus: "done"))
    }
  }

  @Test func theArchitectureBacklogHasDomainsSizesAndAnOrder() throws {
    guard let plan = plan("001_6e1f283eea686a9b.txt") else { return }
    let tickets = plan.tickets.filter { !$0.isContainer }
    #expect(tickets.count { $0.estimate == "M" } == 57)
    #expect(tickets.count { $0.estimate == "S" } == 12)
    #expect(tickets.count { $0.priority == "P0" } == 37)
    #expect(plan["BE-VERT-001"]?.parent == "LUNEO-F1")
    #expect(plan["LUNEO-F1"]?.parent == "LUNEO-E1")
    #expect(plan.text("BE-VERT-001").contains("domain: backend\n"))
    #expect((1...8).allSatisfy { plan.text("LUNEO-E\($0)").contains("order: \($0)\n") })
    let project = plan.text("project.yml")
    for name in ["open-p0-blocks-release", "undated-debt", "unplanned-schema-change"] {
      #expect(project.contains("\n  \(name):\n"))
    }
    #expect(project.contains("domain: {one-of: [backend, frontend, data, infra, test]}"))
  }

  @Test func theSprintPlanHasACadenceAndADefinitionOfDone() {
    guard let plan = plan("002_ccdeec9e8e976856.txt") else { return }
    #expect(plan.text("project.yml").contains("sprints: {length: 2 weeks}"))
    #expect(plan.text("project.yml").contains("- approved-by: {field: reviewer}"))
    let sprint = plan.text("PLANIFICATION-S1")
    for title in ["Goal", "Deliverables", "Acceptance criteria", "Risks"] {
      #expect(sprint.contains("\n## \(title)\n"))
    }
  }

  @Test func theBoardKeepsItsTicksAndNothingMore() {
    guard let plan = plan("003_c2808619204e90fb.txt") else { return }
    let texts = plan.files.filter { $0.ticketID != nil }.map {
      String(decoding: $0.bytes, as: UTF8.self)
    }
    #expect(texts.map { $0.ranges(of: "- [x] ").count }.reduce(0, +) == 16)
    #expect(plan["ENV-001"]?.status == "in-progress")
    #expect(plan["BACK-002"]?.status == "todo")
    #expect(plan["BACK-002"]?.priority == "P1")
    #expect(plan.text("ENV-002").contains("labels: [setup, git, p0-critical]"))
    #expect(plan.tickets.filter { $0.type == "phase" }.count == 6)
    #expect(!plan.text("ENV-001").contains("✅"))
  }

  @Test func theProductionBacklogHasWaves() {
    guard let plan = plan("004_41e96d8c365bacd0.txt") else { return }
    let waves = plan.tickets.filter { $0.type == "story" }.map { ticket in
      plan.text(ticket.id).firstMatch(of: /\nwave: (\d)\n/).map { String($0.1) } ?? "-"
    }
    #expect(waves.joined() == "11-222212333" + "3333")
    #expect(plan.text("PRODUCTION-E1").contains("## Goal"))
  }
}
