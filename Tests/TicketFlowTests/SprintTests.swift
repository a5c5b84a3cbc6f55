import Testing
import TicketFlow
import TicketModel

private func change(
  _ time: String, _ points: Double?, sprint: String?, parent: String? = nil
) -> TicketFieldChange {
  TicketFieldChange(
    recorded: at(time), landed: at(time),
    plan: TicketPlan(estimate: points, sprint: sprint, parent: parent))
}

private let cadence = SprintCadence(
  first: CalendarDay("2026-01-05") ?? CalendarDay(daysSinceEpoch: 0), lengthInDays: 7)
private let before = "2026-01-02T09:00Z"

/// Sprint 1: 3 + 5 + 2 points at its start, 8 more on Wednesday, the 2 taken out on Thursday.
private let timelines = [
  timeline("T-1", "\(before) todo,2026-01-06T09:00Z in-progress,2026-01-07T09:00Z done"),
  timeline("T-2", "\(before) todo,2026-01-08T09:00Z in-progress,2026-01-10T09:00Z done"),
  timeline("T-3", "\(before) todo"),
  timeline("T-4", "2026-01-07T10:00Z todo,2026-01-12T08:00Z done"),
  timeline("T-5", "\(before) done"),
  timeline("T-6", "\(before) todo,2026-01-09T09:00Z done"),
]
private let changes = [
  "t-1": [change(before, 3, sprint: "1"), change("2026-01-08T09:00Z", 13, sprint: "1")],
  "t-2": [change(before, 5, sprint: "Sprint 1")],
  "t-3": [change(before, 2, sprint: "1"), change("2026-01-08T09:00Z", 2, sprint: "2")],
  "t-4": [change("2026-01-07T10:00Z", 8, sprint: "1")],
  "t-5": [change(before, 1, sprint: "1")],
  "t-6": [change(before, nil, sprint: nil)],
]

private func seen(_ asOf: String) -> BacklogFlow {
  flow(timelines, zone: "UTC", asOf: asOf, changes: changes)
}

private func calendar(_ flow: BacklogFlow) -> SprintCalendar {
  SprintCalendar(cadence: cadence, containers: [], through: flow.lastDay)
}

@Test func burndownCountsEveryDayAndTellsTheScopeApart() throws {
  let flow = seen("2026-01-11T23:59Z")
  let sprint = try #require(calendar(flow).sprint(named: "1"))
  let report = BurndownReport(flow, sprint: sprint)
  #expect(report.committed == 10)
  #expect(report.committedTickets == 3)
  #expect(report.days.map(\.scope) == [10, 10, 18, 16, 16, 16, 16])
  #expect(report.days.map(\.remaining) == [10, 10, 15, 13, 13, 8, 8])
  #expect(report.days.map(\.scopeChange) == [0, 0, 8, -2, 0, 0, 0])
  #expect(report.days.map(\.remainingTickets) == [3, 3, 3, 2, 2, 1, 1])
  #expect(report.days.last?.ideal == 0)
}

@Test func daysToComeHaveNoFigures() throws {
  let flow = seen("2026-01-07T12:00Z")
  let sprint = try #require(calendar(flow).current(on: flow.lastDay))
  let report = BurndownReport(flow, sprint: sprint)
  #expect(
    report.days.map { $0.remaining == nil } == [
      false, false, false, true, true, true, true,
    ])
  #expect(report.days.count == 7)
}

@Test func velocityCountsEstimatesAtTheFinish() {
  let flow = seen("2026-01-13T12:00Z")
  let report = VelocityReport(flow, calendar: calendar(flow))
  let first = report.sprints.first
  #expect(report.sprints.map(\.sprint.name) == ["1", "2"])
  #expect(report.sprints.map(\.isComplete) == [true, false])
  #expect(report.sprints.map(\.completed) == [8, 8])
  #expect(report.sprints.map(\.completedTickets) == [3, 1])
  #expect(first?.unestimated == 1)
  #expect(first?.committed == 10)
  #expect(first?.scopeChange == 6)
  #expect(report.mean == 8)
}

/// The same sprints without an estimate in any ticket.
@Test func whereNobodyEstimatesTicketsAreCounted() throws {
  let unestimated = changes.mapValues { changes in
    changes.map { change in
      TicketFieldChange(
        recorded: change.recorded, landed: change.landed,
        plan: TicketPlan(sprint: change.plan?.sprint))
    }
  }
  let flow = flow(timelines, zone: "UTC", asOf: "2026-01-13T12:00Z", changes: unestimated)
  let velocity = VelocityReport(flow, calendar: calendar(flow))
  #expect(velocity.unit == .tickets)
  #expect(velocity.sprints.map(\.committed) == [3, 1])
  #expect(velocity.sprints.map(\.completed) == [3, 1])
  #expect(velocity.sprints.first?.scopeChange == 0)
  #expect(velocity.mean == 3)
  let sprint = try #require(calendar(flow).sprint(named: "1"))
  let burndown = BurndownReport(flow, sprint: sprint)
  #expect(burndown.unit == .tickets)
  #expect(burndown.committed == 3)
  #expect(burndown.days.map(\.remaining) == [3, 3, 3, 2, 2, 1, 1])
  #expect(burndown.days.map(\.scope) == [3, 3, 4, 3, 3, 3, 3])
  let estimated = seen("2026-01-13T12:00Z")
  #expect(VelocityReport(estimated, calendar: calendar(estimated)).unit == .points)
  #expect(BurndownReport(estimated, sprint: sprint).unit == .points)
}

@Test func aSprintPlannedOnItsFirstDayIsCommittedToThen() throws {
  let late = [
    "t-1": [change("2026-01-05T10:00Z", 3, sprint: "1")],
    "t-2": [change("2026-01-06T10:00Z", 5, sprint: "1")],
  ]
  let flow = flow(
    [
      timeline("T-1", "2026-01-05T10:00Z todo"), timeline("T-2", "2026-01-06T10:00Z todo"),
    ], zone: "UTC", asOf: "2026-01-08T12:00Z", changes: late)
  let sprint = try #require(calendar(flow).current(on: flow.lastDay))
  #expect(BurndownReport(flow, sprint: sprint).committed == 3)
}

@Test(arguments: [
  ("3", 3), ("S3", 3), ("Sprint 3", 3), ("sprint-03", 3), ("iteration_12", 12), ("P3-S1", nil),
  ("2026-01-05", nil), ("", nil), ("three", nil), ("9999999", nil),
])
func numbersOfSprints(_ name: String, _ number: Int?) {
  #expect(Sprint.number(in: name) == number)
}

@Test func sprintTicketsGiveNamesAndDates() throws {
  let day = { CalendarDay(daysSinceEpoch: 20_458 + $0) }
  let calendar = SprintCalendar(
    cadence: cadence,
    containers: [
      .init(id: "P3-S1", title: "Explore", sprint: "1"),
      .init(id: "P3-S2", title: "Build", sprint: "2", days: day(9)...day(12)),
    ], through: day(20))
  #expect(calendar.sprints.map(\.name) == ["1", "2", "3"])
  #expect(calendar.sprint(named: "explore")?.name == "1")
  #expect(calendar.sprint(named: "p3-s2")?.first == day(9))
  #expect(calendar.sprints[0].includes(TicketPlan(parent: "p3-s1")))
  #expect(!calendar.sprints[0].includes(TicketPlan(sprint: "2", parent: "P3-S1")))
}

@Test func aProjectsOwnSprintsAreForItsOwnTickets() throws {
  let day = { CalendarDay(daysSinceEpoch: 20_458 + $0) }
  let calendar = SprintCalendar(
    cadence: cadence, cadences: ["shop": SprintCadence(first: day(0), lengthInDays: 3)],
    containers: [.init(id: "A-S2", sprint: "2", project: "app", days: day(9)...day(12))],
    projects: ["app", "shop", "web"], through: day(8))
  #expect(
    calendar.sprints.map { "\($0.name) \($0.first)" } == [
      "shop 1 2026-01-05", "1 2026-01-05", "shop 2 2026-01-08", "shop 3 2026-01-11", "2 2026-01-12",
      "app 2 2026-01-14",
    ])
  let plan = TicketPlan(sprint: "2")
  let names = { (project: String) in
    calendar.sprints.filter { $0.includes(plan, ofProject: project) }.map(\.name)
  }
  #expect(names("shop") == ["shop 2"])
  #expect(names("web") == ["2"])
  #expect(names("app") == ["app 2"])
  let byID = calendar.sprints.filter {
    $0.includes(TicketPlan(parent: "a-s2"), ofProject: "web")
  }
  #expect(byID.map(\.name) == ["app 2"])
  #expect(calendar.restricted(to: ["shop"]).sprints.allSatisfy { $0.project == "shop" })
}

@Test func sprintTicketsInAFolderOfTheirOwnAreEverybodys() throws {
  let day = { CalendarDay(daysSinceEpoch: 20_458 + $0) }
  let calendar = SprintCalendar(
    cadence: cadence,
    containers: [.init(id: "S2", sprint: "2", project: "sprints", days: day(9)...day(12))],
    projects: ["shop", "web"], through: day(20))
  #expect(calendar.sprints.map(\.name) == ["1", "2", "3"])
  #expect(calendar.sprints[1].first == day(9))
  #expect(calendar.sprints[1].includes(TicketPlan(sprint: "2"), ofProject: "web"))
}
