import TestSupport
import Testing
import TicketFlow
import TicketModel

/// Seven tickets over ten days, drawn on squared paper and counted by hand.
///
///     day of January  5  6  7  8  9 10 11 12 13 14
///     T-1             D  D  F
///     T-2             t  D  D  D  F
///     T-3                t  D  D  X
///     T-4                   t  D  D  D  F  D  F      reopened on the 13th
///     T-5                      F                     created in done
///     T-6                         t  D  D  D  D  D   still going on
///     T-7                                    t  t    not begun
private let drawn = [
  timeline("T-1", "2026-01-05T09:00Z in-progress,2026-01-07T09:00Z done"),
  timeline(
    "T-2", "2026-01-05T10:00Z todo,2026-01-06T09:00Z in-progress,2026-01-09T09:00Z done"),
  timeline(
    "T-3", "2026-01-06T10:00Z todo,2026-01-07T09:00Z in-progress,2026-01-09T10:00Z dropped"),
  timeline(
    "T-4",
    "2026-01-07T10:00Z todo,2026-01-08T09:00Z in-progress,2026-01-12T09:00Z done,2026-01-13T09:00Z review,2026-01-14T09:00Z done"
  ),
  timeline("T-5", "2026-01-08T10:00Z done"),
  timeline("T-6", "2026-01-09T11:00Z todo,2026-01-10T09:00Z in-progress"),
  timeline("T-7", "2026-01-13T10:00Z todo"),
]

private let seen = flow(drawn, zone: "UTC", asOf: "2026-01-14T23:59Z")

@Test func workInProgressOfTheDrawing() {
  #expect(WIPReport(seen).days.map(\.count) == [1, 2, 2, 3, 1, 2, 2, 2, 2, 1])
}

@Test func throughputOfTheDrawing() {
  var whole = seen
  whole.asOf = at("2026-01-15T00:00Z")
  let days = ThroughputReport(whole, period: .day)
  #expect(days.periods.map(\.count) == [0, 0, 1, 1, 1, 0, 0, 0, 0, 1])
  #expect(days.periods.first?.start == CalendarDay("2026-01-05"))
  let weeks = ThroughputReport(whole, period: .week)
  #expect(weeks.periods.map(\.count) == [3])
  #expect(weeks.incomplete == 1)
}

@Test func cumulativeFlowOfTheDrawing() throws {
  let report = CumulativeFlowReport(seen)
  #expect(
    report.states.map(\.name) == [
      "backlog", "todo", "in-progress", "review", "done", "dropped",
    ])
  #expect(report.days.map { $0.counts[0] } == [2, 3, 4, 5, 6, 6, 6, 6, 7, 7])
  #expect(report.days.map { $0.counts[2] } == [1, 2, 3, 5, 5, 6, 6, 6, 6, 6])
  #expect(report.days.map { $0.counts[4] } == [0, 0, 1, 2, 3, 3, 3, 4, 4, 4])
  #expect(report.days.map { $0.counts[5] } == [0, 0, 0, 0, 1, 1, 1, 1, 1, 1])
  #expect(report.days.last?.bands == [0, 1, 1, 0, 4, 1])
}

@Test func ageOfTheDrawing() {
  let report = AgingReport(seen)
  #expect(report.tickets.map(\.id) == ["T-6"])
  #expect(report.tickets.map(\.ageDays) == [5])
  #expect(report.tickets.map(\.status) == ["in-progress"])
  #expect(report.bands.map(\.state) == ["in-progress", "review"])
  #expect(report.bands.map(\.count) == [3, 1])
  #expect(report.bands.allSatisfy { $0.percentiles.isEmpty })
}

@Test func cycleAndLeadTimesOfTheDrawing() {
  let report = CycleTimeReport(seen)
  #expect(report.tickets.map(\.id) == ["T-1", "T-2", "T-4"])
  #expect(report.tickets.map(\.cycleTimeDays) == [3, 4, 7])
  #expect(report.excluded.map(\.reason) == [.createdInDone])
  let lead = LeadTimeReport(seen)
  #expect(lead.tickets.map(\.id) == ["T-1", "T-5", "T-2", "T-4"])
  #expect(lead.tickets.map(\.days) == [3, 1, 5, 8])
}

/// Little's law holds exactly over a window that begins and ends with nothing in progress: mean WIP at
/// the ends of days = arrivals a day x mean of (cycle time - 1), as the last day has no end in progress.
@Test func littlesLawHoldsOverAClosedWindow() throws {
  var numbers = SeededGenerator(seed: 4)
  let stories = (1...40).map { index in
    let first = Int.random(in: 0..<60, using: &numbers)
    let last = first + Int.random(in: 0..<20, using: &numbers)
    let day = { (offset: Int, hour: String) in
      "\(CalendarDay(daysSinceEpoch: 20_454 + offset))T\(hour):00Z"
    }
    return timeline("T-\(index)", "\(day(first, "09")) in-progress,\(day(last, "10")) done")
  }
  let flow = flow(stories, zone: "UTC", asOf: "2026-06-30T23:59Z")
  let wip = try #require(WIPReport(flow).mean) * Double(WIPReport(flow).days.count)
  let ages = CycleTimeReport(flow).tickets.reduce(0) { $0 + $1.cycleTimeDays - 1 }
  #expect(Int(wip.rounded()) == ages)
}

@Test func bandsArePercentilesOfTheAgeAtTheLastExit() {
  let many = (1...10).map { index in
    timeline(
      "T-\(index)",
      "2026-01-01T09:00Z in-progress,2026-01-\(index < 10 ? "0" : "")\(index)T10:00Z review,2026-01-20T09:00Z done"
    )
  }
  let report = AgingReport(flow(many, zone: "UTC"))
  #expect(report.bands[0].percentiles.map(\.days) == [5, 7, 9])
  #expect(report.bands[1].percentiles.map(\.days) == [20, 20, 20])
  #expect(report.limit(85, in: "in-progress") == 9)
  #expect(report.limit(95, in: "in-progress") == nil)
}

@Test func aPeriodThatBeginsBeforeTheWindowIsNotComplete() {
  let done = (5...25).map { day in
    timeline("T-\(day)", "2026-01-\(day < 10 ? "0" : "")\(day)T09:00Z done")
  }
  let options = FlowOptions(since: at("2026-01-07T00:00Z"))
  let report = ThroughputReport(
    flow(done, zone: "UTC", asOf: "2026-01-27T12:00Z", options: options))
  #expect(report.periods.map(\.start) == [CalendarDay("2026-01-12"), CalendarDay("2026-01-19")])
  #expect(report.periods.map(\.count) == [7, 7])
  #expect(report.incomplete == 5)
}

@Test(arguments: [
  ("2026-01-05", "2026-01-05"), ("2026-01-11", "2026-01-05"), ("1969-12-31", "1969-12-29"),
  ("2024-02-29", "2024-02-26"),
])
func weeksBeginOnMonday(_ day: String, _ monday: String) throws {
  let day = try #require(CalendarDay(day))
  #expect(FlowPeriod.week.start(of: day) == CalendarDay(monday))
}

@Test func daysOfTheChangeToSummerTimeAreDays() {
  let story = timeline("T-1", "2026-03-28T22:30Z in-progress,2026-03-29T22:30Z done")
  #expect(WIPReport(flow([story], asOf: "2026-03-31T10:00Z")).days.map(\.count) == [1, 1, 0, 0])
  #expect(report([story]).tickets.map(\.cycleTimeDays) == [3])
}

@Test func aTicketDroppedAndReturnedIsNotInProgressBetween() {
  let story = timeline(
    "T-1",
    "2026-01-05T09:00Z in-progress,2026-01-07T09:00Z dropped,2026-01-09T09:00Z in-progress,2026-01-11T09:00Z done"
  )
  let days = WIPReport(flow([story], zone: "UTC", asOf: "2026-01-12T12:00Z")).days
  #expect(days.map(\.count) == [1, 1, 0, 0, 1, 1, 0, 0])
}
