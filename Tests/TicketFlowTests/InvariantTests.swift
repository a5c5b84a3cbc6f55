import TestSupport
import Testing
import TicketFlow
import TicketModel

/// What must hold of every history; the seed is the argument, so a failure names it.
@Suite struct InvariantTests {
  private func random(_ seed: UInt64) -> (BacklogFlow, [TicketTimeline]) {
    var numbers = SeededGenerator(seed: seed)
    let timelines = randomTimelines(30, &numbers)
    return (flow(timelines, asOf: "2026-03-15T12:00Z"), timelines)
  }

  @Test(arguments: UInt64(1)...25)
  func timeInStateSumsToTheWallClock(_ seed: UInt64) {
    let (flow, _) = random(seed)
    for journey in flow.journeys {
      let gaps = journey.visits.filter(\.isDeleted).reduce(0) { $0 + $1.seconds }
      let wall = flow.asOf.seconds - journey.birth.seconds - gaps
      #expect(journey.timeInState.values.reduce(0, +) == wall)
    }
    let total = EfficiencyReport(flow).states.reduce(0) { $0 + $1.seconds }
    #expect(total == flow.journeys.reduce(0) { $0 + $1.timeInState.values.reduce(0, +) })
  }

  @Test(arguments: UInt64(1)...25)
  func noLineOfTheCumulativeFlowEverFalls(_ seed: UInt64) {
    let (flow, _) = random(seed)
    let report = CumulativeFlowReport(flow)
    for (day, next) in zip(report.days, report.days.dropFirst()) {
      #expect(zip(day.counts, next.counts).allSatisfy { $0 <= $1 })
      #expect(zip(edges(day), edges(next)).allSatisfy { $0 <= $1 })
      #expect(day.bands.allSatisfy { $0 >= 0 })
    }
    #expect(report.days.last?.bands.reduce(0, +) == flow.journeys.count)
    #expect(report.days.last?.counts.first == flow.journeys.count)
  }

  /// The outlines of the stacked bands: from done upwards, dropped between done and the work.
  private func edges(_ day: CumulativeFlowReport.Day) -> [Int] {
    let bands = [4, 5, 3, 2, 1, 0].map { day.bands[$0] }
    return bands.indices.map { bands[...$0].reduce(0, +) }
  }

  @Test(arguments: UInt64(1)...25)
  func throughputCountsEveryFinishedTicketOnce(_ seed: UInt64) {
    let (flow, _) = random(seed)
    for period in FlowPeriod.allCases {
      let report = ThroughputReport(flow, period: period)
      #expect(report.total + report.incomplete == flow.finished.count)
      #expect(
        zip(report.periods, report.periods.dropFirst()).allSatisfy {
          period.next(after: $0.start) == $1.start
        })
    }
  }

  @Test(arguments: UInt64(1)...25)
  func workInProgressIsArrivalsLessDepartures(_ seed: UInt64) {
    let (flow, _) = random(seed)
    for day in WIPReport(flow).days {
      let end = min(flow.timezone.end(of: day.date), flow.asOf)
      let count = flow.journeys.count { journey in
        guard let start = journey.start, start <= end else { return false }
        if let finish = journey.finish, finish <= end { return false }
        return journey.visit(at: end)?.category != .dropped
      }
      #expect(day.count == count, "\(day.date)")
    }
  }

  @Test(arguments: UInt64(1)...25)
  func everyFinishedTicketIsMeasuredOrExcluded(_ seed: UInt64) {
    let (flow, timelines) = random(seed)
    let report = CycleTimeReport(flow)
    #expect(report.tickets.count + report.excluded.count == LeadTimeReport(flow).tickets.count)
    #expect(report.tickets.allSatisfy { $0.cycleTimeDays >= 1 && $0.seconds >= 0 })
    #expect(flow.journeys.count <= timelines.count)
  }

  @Test(arguments: UInt64(1)...10)
  func reportsDoNotDependOnTheOrderOfTheTickets(_ seed: UInt64) {
    let (flow, _) = random(seed)
    var turned = flow
    turned.journeys.reverse()
    #expect(WIPReport(flow) == WIPReport(turned))
    #expect(CycleTimeReport(flow) == CycleTimeReport(turned))
    #expect(AgingReport(flow) == AgingReport(turned))
    #expect(CumulativeFlowReport(flow) == CumulativeFlowReport(turned))
  }

  @Test(arguments: UInt64(1)...25)
  func groupsHoldEveryTicketAndEachAtMostOnce(_ seed: UInt64) {
    let (flow, _) = random(seed)
    var grouped = flow
    for index in grouped.journeys.indices {
      grouped.journeys[index].traits.type = ["story", "Story", "bug", nil][index % 4]
    }
    let groups = grouped.grouped(by: .type)
    #expect(groups.map { $0.name.lowercased() } == ["", "bug", "story"])
    #expect(groups.reduce(0) { $0 + $1.flow.journeys.count } == grouped.journeys.count)
  }
}
