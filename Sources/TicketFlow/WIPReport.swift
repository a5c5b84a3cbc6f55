public import TicketModel

/// How much was in progress at the end of each day.
///
/// A ticket is in progress on day d where `day(S) <= d` and it was neither finished nor dropped by the
/// end of d. A finish that was withdrawn later does not count; the time in a dropped state, or deleted,
/// is not in progress. Source: Little's law as in D. Vacanti, "Actionable Agile Metrics", chapter 3:
/// WIP = arrivals - departures.
public struct WIPReport: Hashable, Sendable {
  /// One day's count.
  public struct Day: Hashable, Sendable {
    /// The day.
    public var date: CalendarDay
    /// How many tickets were in progress at its end.
    public var count: Int
  }

  /// The moment that the report answers for.
  public var asOf: Instant
  /// The zone in which days are counted.
  public var timezone: BacklogTimeZone
  /// The days, in order.
  public var days: [Day]

  /// Counts what was in progress.
  public init(_ flow: BacklogFlow) {
    asOf = flow.asOf
    timezone = flow.timezone
    let dates = flow.days
    var series = DaySeries(dates)
    for journey in flow.journeys {
      for range in journey.progress {
        series.add(1, from: flow.day(of: range.lowerBound))
        if let end = range.upperBound { series.add(-1, from: flow.day(of: end)) }
      }
    }
    days = zip(dates, series.counts).map { Day(date: $0, count: $1) }
  }

  /// The mean of the days; nil without one.
  public var mean: Double? {
    days.isEmpty ? nil : Double(days.reduce(0) { $0 + $1.count }) / Double(days.count)
  }
}

extension TicketJourney {
  /// When work was in progress: from the start, without the time in dropped states, to the finish;
  /// the last stretch has no end where it goes on.
  var progress: [(lowerBound: Instant, upperBound: Instant?)] {
    guard let start else { return [] }
    var stretches: [(lowerBound: Instant, upperBound: Instant?)] = []
    var begin: Instant? = start
    for visit in visits where visit.from >= start {
      if let finish, visit.from >= finish { break }
      if visit.category == .dropped {
        if let open = begin { stretches.append((open, visit.from)) }
        begin = nil
      } else if begin == nil {
        begin = visit.from
      }
    }
    if let begin { stretches.append((begin, finish)) }
    return stretches
  }
}
