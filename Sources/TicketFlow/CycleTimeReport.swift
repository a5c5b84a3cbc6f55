public import TicketModel

/// The cycle times of the tickets that were finished in a window.
///
/// A function of the timelines, the workflows, the zone and the moment asked for, and of nothing else.
public struct CycleTimeReport: Hashable, Sendable {
  /// The moment that the report answers for.
  public var asOf: Instant
  /// Where the window begins; nil for no beginning.
  public var since: Instant?
  /// The zone in which days are counted.
  public var timezone: BacklogTimeZone
  /// The measured tickets, by finish and then by id.
  public var tickets: [CycleTime]
  /// Finished tickets without a cycle time, by finish and then by id.
  public var excluded: [CycleTimeExclusion]

  /// Makes a report of measurements.
  public init(
    asOf: Instant, since: Instant? = nil, timezone: BacklogTimeZone, tickets: [CycleTime],
    excluded: [CycleTimeExclusion]
  ) {
    self.asOf = asOf
    self.since = since
    self.timezone = timezone
    self.tickets = tickets
    self.excluded = excluded
  }

  /// Measures timelines, each by the workflow that is its own.
  public init(
    timelines: [TicketTimeline], workflow: (TicketTimeline) -> Workflow, timezone: BacklogTimeZone,
    asOf: Instant, options: FlowOptions = FlowOptions()
  ) {
    self.init(asOf: asOf, since: options.since, timezone: timezone, tickets: [], excluded: [])
    let measure = CycleTimeMeasure(timezone: timezone, asOf: asOf, options: options)
    for timeline in timelines {
      switch measure.outcome(of: timeline, workflow: workflow(timeline)) {
      case .measured(let ticket): tickets.append(ticket)
      case .excluded(let ticket): excluded.append(ticket)
      case .unfinished: continue
      }
    }
    tickets.sort { CycleTimeReport.isEarlier(($0.finish, $0.id), ($1.finish, $1.id)) }
    excluded.sort { CycleTimeReport.isEarlier(($0.finish, $0.id), ($1.finish, $1.id)) }
  }

  /// The percentiles of the cycle time, in days: those that so many tickets can bear.
  public var percentiles: [Percentile] { Percentile.all(of: tickets.map(\.cycleTimeDays)) }

  /// What may be promised; nil with fewer than ten tickets.
  public var serviceLevel: ServiceLevelExpectation? {
    ServiceLevelExpectation(cycleTimes: tickets.map(\.cycleTimeDays))
  }

  private static func isEarlier(_ a: (Instant, String), _ b: (Instant, String)) -> Bool {
    a.0 == b.0 ? NaturalOrder.isLess(a.1, b.1) : a.0 < b.0
  }
}
