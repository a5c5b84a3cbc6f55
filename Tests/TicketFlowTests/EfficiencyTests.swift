import Testing
import TicketFlow
import TicketModel

private let story =
  "2026-01-05T00:00Z todo,2026-01-06T00:00Z in-progress,2026-01-07T00:00Z review,2026-01-09T00:00Z in-progress,2026-01-10T00:00Z done"
private let unmarked = Workflow(states: [
  WorkflowState(name: "todo", category: .todo),
  WorkflowState(name: "in-progress", category: .doing),
  WorkflowState(name: "review", category: .doing), WorkflowState(name: "done", category: .done),
])

private func blocked(_ from: String, _ to: String) -> [TicketFieldChange] {
  let plan = { (time: String, isBlocked: Bool) in
    TicketFieldChange(
      recorded: at(time), landed: at(time), plan: TicketPlan(isBlocked: isBlocked))
  }
  return [plan("2026-01-05T00:00Z", false), plan(from, true), plan(to, false)]
}

@Test func waitingStatesAreNoWork() {
  let report = EfficiencyReport(flow([timeline("T-1", story)], zone: "UTC"))
  #expect(report.efficiency == 0.5)
  #expect(report.tickets.map(\.waiting) == [172_800])
}

@Test func withoutWaitingStatesThereIsNoEfficiency() {
  let report = EfficiencyReport(
    flow([timeline("T-1", story)], zone: "UTC", workflow: unmarked))
  #expect(!report.isMeasurable)
  #expect(report.efficiency == nil)
  #expect(report.tickets.allSatisfy { report.efficiency(of: $0) == nil })
}

@Test func blockedTimeIsWaiting() {
  let changes = ["t-1": blocked("2026-01-06T12:00Z", "2026-01-07T12:00Z")]
  let alone = EfficiencyReport(
    flow([timeline("T-1", story)], zone: "UTC", workflow: unmarked, changes: changes))
  #expect(alone.efficiency == 0.75)
  let both = EfficiencyReport(flow([timeline("T-1", story)], zone: "UTC", changes: changes))
  #expect(both.tickets.map(\.waiting) == [172_800 + 43_200])
}

@Test func theTimeOfADeletionCountsNowhere() {
  let gap =
    "2026-01-06T00:00Z in-progress,2026-01-07T00:00Z -,2026-01-09T00:00Z review,2026-01-10T00:00Z done"
  let report = EfficiencyReport(flow([timeline("T-1", gap)], zone: "UTC"))
  #expect(report.tickets.map(\.seconds) == [172_800])
  #expect(report.tickets.map(\.waiting) == [86_400])
}
