import Testing
import TicketFlow
import TicketModel

private let story = "2026-01-05T09:00Z in-progress,2026-01-06T09:00Z done"
private let reopened = story + ",2026-01-08T09:00Z in-progress,2026-01-10T09:00Z done"

@Test(arguments: [
  ("2026-01-05T12:00Z", []), ("2026-01-06T09:00Z", [2]), ("2026-01-07T12:00Z", [2]),
  ("2026-01-08T09:00Z", []), ("2026-01-10T09:00Z", [6]),
])
func reportAnswersForItsMoment(_ asOf: String, _ days: [Int]) {
  #expect(report([timeline("P3-1", reopened)], asOf: asOf).tickets.map(\.cycleTimeDays) == days)
}

@Test(arguments: [("2026-01-06T09:00Z", 1), ("2026-01-06T09:01Z", 0)])
func windowHoldsWhatWasFinishedInIt(_ since: String, _ count: Int) {
  let options = FlowOptions(since: at(since))
  let straight = timeline("P3-2", "2026-01-06T09:00Z done")
  let result = report([timeline("P3-1", story), straight], options: options)
  #expect(result.tickets.count == count)
  #expect(result.excluded.count == count)
}

@Test func ticketsStandByFinishAndThenByID() {
  let same = ["P3-10", "P3-9", "P3-2"].map { timeline($0, story) }
  let later = timeline("P3-1", "2026-01-05T09:00Z in-progress,2026-01-07T09:00Z done")
  #expect(report([later] + same).tickets.map(\.id) == ["P3-2", "P3-9", "P3-10", "P3-1"])
}

@Test func orderOfTimelinesDoesNotMatter() {
  let many = (1...12).map { timeline("P3-\($0)", story) }
  #expect(report(many) == report(many.reversed()))
}

@Test func landedClockTakesTheOtherTime() {
  var late = timeline("P3-1", story)
  late.events[1].landed = at("2026-01-09T09:00Z")
  #expect(report([late]).tickets.map(\.cycleTimeDays) == [2])
  #expect(report([late], options: FlowOptions(clock: .landed)).tickets.map(\.cycleTimeDays) == [5])
}

@Test func movesBetweenDoneStatesDoNotMoveTheFinish() {
  let workflow = Workflow(states: [
    WorkflowState(name: "open", category: .doing), WorkflowState(name: "merged", category: .done),
    WorkflowState(name: "released", category: .done),
  ])
  let events = "2026-01-05T09:00Z open,2026-01-06T09:00Z merged,2026-02-06T09:00Z released"
  #expect(
    report([timeline("P3-1", events)], workflow: workflow).tickets.map(\.cycleTimeDays) == [2])
}

@Test func eachTimelineIsReadByItsOwnWorkflow() {
  let own = Workflow(states: [
    WorkflowState(name: "in-progress", category: .todo),
    WorkflowState(name: "done", category: .done),
  ])
  let result = CycleTimeReport(
    BacklogFlow(
      timelines: [timeline("A-1", story), timeline("B-1", story)],
      workflow: { $0.id == "A-1" ? .standard : own }, timezone: .utc,
      asOf: at("2026-12-31T00:00Z")))
  #expect(result.tickets.map(\.id) == ["A-1"])
  #expect(result.excluded.map(\.id) == ["B-1"])
}

@Test(arguments: [Int64.min, Int64.max])
func absurdTimesAreHeldAndTrapNothing(_ seconds: Int64) {
  var absurd = timeline("P3-1", story)
  absurd.events[0].recorded = Instant(seconds: seconds)
  let result = CycleTimeReport(
    BacklogFlow(
      timelines: [absurd], workflow: { _ in .standard }, timezone: .utc,
      asOf: Instant(seconds: .max)))
  #expect(result.tickets.count == 1)
}
