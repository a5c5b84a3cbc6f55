public import TicketModel

/// How many tickets were finished in each period, zero periods included.
///
/// Only complete periods: one that begins before the window, or ends after the moment asked for, would
/// count less than it holds. Without a `since` the first is the one that holds the first event.
public struct ThroughputReport: Hashable, Sendable {
  /// What was finished in one period.
  public struct Count: Hashable, Sendable {
    /// The first day.
    public var start: CalendarDay
    /// How many tickets were finished.
    public var count: Int
  }

  /// The moment that the report answers for.
  public var asOf: Instant
  /// The zone in which days are counted.
  public var timezone: BacklogTimeZone
  /// By what it counts.
  public var period: FlowPeriod
  /// The complete periods, in order.
  public var periods: [Count]
  /// How many tickets of the window were finished in periods that are not complete.
  public var incomplete: Int

  /// Counts what was finished in the window.
  public init(_ flow: BacklogFlow, period: FlowPeriod = .week) {
    asOf = flow.asOf
    timezone = flow.timezone
    self.period = period
    let finishes = flow.finished.compactMap(\.finish).map { flow.day(of: $0) }
    var counts: [CalendarDay: Int] = [:]
    for day in finishes { counts[period.start(of: day), default: 0] += 1 }
    periods = ThroughputReport.starts(of: period, in: flow).map {
      Count(start: $0, count: counts[$0] ?? 0)
    }
    incomplete = finishes.count - periods.reduce(0) { $0 + $1.count }
  }

  /// How many tickets were finished in all complete periods.
  public var total: Int { periods.reduce(0) { $0 + $1.count } }

  /// Tickets a period; nil without a complete one.
  public var mean: Double? { periods.isEmpty ? nil : Double(total) / Double(periods.count) }

  private static func starts(of period: FlowPeriod, in flow: BacklogFlow) -> [CalendarDay] {
    guard let first = flow.firstDay else { return [] }
    var start = period.start(of: first)
    if start < first, flow.options.since != nil { start = period.next(after: start) }
    let end = flow.lastCompleteDay
    var starts: [CalendarDay] = []
    while period.next(after: start).adding(days: -1) <= end {
      starts.append(start)
      start = period.next(after: start)
    }
    return starts
  }
}
