public import TicketModel

/// How much of the time between start and finish was work, and where tickets spent their time.
///
/// Flow efficiency = active / (F-S), where active is what is not waiting, and a ticket waits while it is
/// in a `wait` state or is marked `blocked`. Where no state is a `wait` one and nothing was ever marked
/// there is no efficiency: nothing tells the waiting from the work. Source: D. Anderson, "Kanban",
/// chapter 2 (touch time over lead time).
public struct EfficiencyReport: Hashable, Sendable {
  /// One finished ticket.
  public struct Item: Hashable, Sendable {
    /// The ticket's id, as last written.
    public var id: String
    /// The title; nil where there is none.
    public var title: String?
    /// Seconds from start to finish, without the time in which the ticket was deleted.
    public var seconds: Int64
    /// Seconds of them in which it waited.
    public var waiting: Int64
    /// The share that was work, from 0 to 1; nil where start and finish are one moment.
    public var efficiency: Double? {
      seconds > 0 ? Double(seconds - waiting) / Double(seconds) : nil
    }
  }

  /// The time that all tickets of the flow spent in one state, up to the moment asked for.
  public struct StateTime: Hashable, Sendable {
    /// The state; `(unknown)` where it can't be read.
    public var state: String
    /// What it means; nil where it is unknown.
    public var category: StateCategory?
    /// The sum over all visits, in seconds.
    public var seconds: Int64
    /// How often a ticket entered it.
    public var visits: Int
    /// How many tickets were ever in it.
    public var tickets: Int
  }

  /// The moment that the report answers for.
  public var asOf: Instant
  /// The zone in which days are counted.
  public var timezone: BacklogTimeZone
  /// Whether waiting can be told from work at all.
  public var isMeasurable: Bool
  /// The tickets finished in the window that have a start, by finish and then by id.
  public var tickets: [Item]
  /// The states in the order of work, then those that no workflow has.
  public var states: [StateTime]

  /// Measures a flow.
  public init(_ flow: BacklogFlow) {
    asOf = flow.asOf
    timezone = flow.timezone
    isMeasurable =
      flow.states.contains(where: \.wait)
      || flow.journeys.contains { $0.plans.contains { $0.plan?.isBlocked ?? false } }
    tickets = flow.finished.compactMap(EfficiencyReport.item)
    states = EfficiencyReport.times(of: flow)
  }

  /// The efficiency of all finished tickets together; nil where it can't be told.
  public var efficiency: Double? {
    let total = tickets.reduce(0) { $0 + $1.seconds }
    guard isMeasurable, total > 0 else { return nil }
    return Double(total - tickets.reduce(0) { $0 + $1.waiting }) / Double(total)
  }

  /// The efficiency of one ticket; nil where it can't be told.
  public func efficiency(of item: Item) -> Double? { isMeasurable ? item.efficiency : nil }

  private static func item(_ journey: TicketJourney) -> Item? {
    guard let start = journey.start, let finish = journey.finish else { return nil }
    var seconds: Int64 = 0
    var waiting: Int64 = 0
    for visit in journey.visits where visit.to > start && visit.from < finish && !visit.isDeleted {
      let from = max(visit.from, start)
      let to = min(visit.to, finish)
      seconds += to.seconds - from.seconds
      waiting +=
        visit.isWait ? to.seconds - from.seconds : journey.blockedSeconds(from: from, to: to)
    }
    return Item(
      id: journey.id, title: journey.traits.title, seconds: seconds, waiting: waiting)
  }

  private static func times(of flow: BacklogFlow) -> [StateTime] {
    var times: [String: StateTime] = [:]
    for journey in flow.journeys {
      var seen: Set<String> = []
      for visit in journey.visits where !visit.isDeleted {
        let key = visit.label
        var time =
          times[key]
          ?? StateTime(
            state: key, category: visit.category, seconds: 0, visits: 0, tickets: 0)
        time.seconds += visit.seconds
        time.visits += 1
        if seen.insert(key).inserted { time.tickets += 1 }
        times[key] = time
      }
    }
    let known = flow.states.compactMap { times.removeValue(forKey: $0.name) }
    return known + times.values.sorted { NaturalOrder.isLess($0.state, $1.state) }
  }
}

extension TicketJourney {
  /// The time in each state, in seconds: the sum over all visits, without the time in which the ticket
  /// was deleted. All together they are the wall clock.
  public var timeInState: [String: Int64] {
    visits.filter { !$0.isDeleted }.reduce(into: [:]) { $0[$1.label, default: 0] += $1.seconds }
  }

  /// How much of a stretch of time the ticket was marked as blocked.
  func blockedSeconds(from: Instant, to: Instant) -> Int64 {
    var sum: Int64 = 0
    for (index, period) in plans.enumerated() where period.plan?.isBlocked ?? false {
      let end = index + 1 < plans.count ? plans[index + 1].from : to
      sum += max(0, min(end, to).seconds - max(period.from, from).seconds)
    }
    return sum
  }
}
