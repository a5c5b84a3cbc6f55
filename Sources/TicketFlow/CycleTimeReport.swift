public import TicketModel

/// The cycle times of the tickets that were finished in a window.
///
/// Cycle time = `D(S,F)+1`, in calendar days of the zone, so work begun and finished on one day took
/// one. Source: D. Vacanti, "Actionable Agile Metrics for Predictability", chapter 1.
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

  /// Measures what was finished in the window.
  public init(_ flow: BacklogFlow) {
    let finished = flow.finished
    self.init(
      asOf: flow.asOf, since: flow.options.since, timezone: flow.timezone,
      tickets: finished.compactMap { CycleTime($0, in: flow) },
      excluded: finished.compactMap { journey in
        guard let finish = journey.finish, let reason = journey.missingStart else { return nil }
        return CycleTimeExclusion(id: journey.id, finish: finish, reason: reason)
      })
  }

  /// The percentiles of the cycle time, in days: those that so many tickets can bear.
  public var percentiles: [Percentile] { Percentile.all(of: tickets.map(\.cycleTimeDays)) }

  /// What may be promised; nil with fewer than ten tickets.
  public var serviceLevel: ServiceLevelExpectation? {
    ServiceLevelExpectation(cycleTimes: tickets.map(\.cycleTimeDays))
  }
}
