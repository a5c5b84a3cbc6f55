public import TicketModel

/// What was left of a sprint at the end of each of its days.
///
/// Every calendar day stands for itself, weekends and holidays too. Remaining = the estimates of what
/// was in the sprint and not finished; scope is a series of its own, so that what was added or taken
/// out is not mistaken for work. The ideal falls evenly from the commitment to nothing. Where no ticket
/// has an estimate, tickets are counted.
public struct BurndownReport: Hashable, Sendable {
  /// The end of one day.
  public struct Day: Hashable, Sendable {
    /// The day.
    public var date: CalendarDay
    /// What was in the sprint, in the report's unit; nil for a day that is still to come.
    public var scope: Double?
    /// What was not finished, in the report's unit; nil for a day that is still to come.
    public var remaining: Double?
    /// The tickets not finished; nil for a day that is still to come.
    public var remainingTickets: Int?
    /// How much the scope grew on that day, or shrank where negative; nil for a day to come.
    public var scopeChange: Double?
    /// What an even pace would have left.
    public var ideal: Double
  }

  /// The moment that the report answers for.
  public var asOf: Instant
  /// The zone in which days are counted.
  public var timezone: BacklogTimeZone
  /// The sprint.
  public var sprint: Sprint
  /// What its figures count.
  public var unit: PlanUnit
  /// What it was begun with, in that unit.
  public var committed: Double
  /// The tickets that it was begun with.
  public var committedTickets: Int
  /// How many tickets of it have no estimate now, or at its end.
  public var unestimated: Int
  /// The sprint's days.
  public var days: [Day]

  /// Measures one sprint.
  public init(_ flow: BacklogFlow, sprint: Sprint) {
    asOf = flow.asOf
    timezone = flow.timezone
    self.sprint = sprint
    let commitment = SprintScope.commitment(to: sprint, in: flow)
    committedTickets = commitment.tickets
    var scopes: [SprintScope?] = []
    for index in 0..<sprint.length {
      let date = sprint.first.adding(days: index)
      let end = min(flow.timezone.end(of: date), flow.asOf)
      scopes.append(date > flow.lastDay ? nil : SprintScope(of: sprint, at: end, in: flow))
    }
    unestimated = scopes.last { $0 != nil }??.unestimated ?? 0
    unit = PlanUnit(of: [commitment] + scopes.compactMap(\.self))
    committed = commitment.planned(in: unit)
    days = BurndownReport.days(of: sprint, scopes, committed: committed, in: unit)
  }

  private static func days(
    of sprint: Sprint, _ scopes: [SprintScope?], committed: Double, in unit: PlanUnit
  ) -> [Day] {
    var before = committed
    return scopes.enumerated().map { index, scope in
      let planned = scope?.planned(in: unit)
      let change = planned.map { $0 - before }
      before = planned ?? before
      return Day(
        date: sprint.first.adding(days: index), scope: planned,
        remaining: scope.map { $0.planned(in: unit) - $0.finished(in: unit) },
        remainingTickets: scope.map { $0.tickets - $0.finishedTickets }, scopeChange: change,
        ideal: committed * (1 - Double(index + 1) / Double(scopes.count)))
    }
  }
}
