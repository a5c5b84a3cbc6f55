public import TicketModel

/// How old the work in progress is, and how old finished tickets were when they left each state.
///
/// Age = `D(S,now)+1`, for what is started and neither done nor dropped. A band is the percentiles of
/// the age at which finished tickets last left a `doing` state: what is older than the 85th in its state
/// will hardly keep the expectation. Source: D. Vacanti, "Actionable Agile Metrics", chapter 12
/// ("pace percentiles").
public struct AgingReport: Hashable, Sendable {
  /// One ticket in progress.
  public struct Item: Hashable, Sendable {
    /// The ticket's id, as last written.
    public var id: String
    /// The title; nil where there is none.
    public var title: String?
    /// The state that it is in.
    public var status: String
    /// When work began.
    public var start: Instant
    /// Calendar days since then, both counted.
    public var ageDays: Int
  }

  /// The ages at which finished tickets left one state.
  public struct Band: Hashable, Sendable {
    /// The state.
    public var state: String
    /// How many finished tickets left it.
    public var count: Int
    /// The percentiles that so many can bear.
    public var percentiles: [Percentile]
  }

  /// The moment that the report answers for.
  public var asOf: Instant
  /// The zone in which days are counted.
  public var timezone: BacklogTimeZone
  /// The tickets in progress, the oldest first.
  public var tickets: [Item]
  /// The `doing` states in order, each with its band.
  public var bands: [Band]

  /// The states in the order of work: the `doing` ones, and others that tickets in progress are in.
  public var states: [String]

  /// Measures what is in progress; the bands come from what was finished in the window.
  public init(_ flow: BacklogFlow) {
    asOf = flow.asOf
    timezone = flow.timezone
    tickets = flow.journeys.filter(\.isInProgress).compactMap { journey in
      journey.start.map { start in
        Item(
          id: journey.id, title: journey.traits.title,
          status: journey.current?.label ?? "", start: start,
          ageDays: BacklogFlow.span(from: flow.day(of: start), to: flow.lastDay))
      }
    }.sorted { a, b in
      a.ageDays == b.ageDays ? NaturalOrder.isLess(a.id, b.id) : a.ageDays > b.ageDays
    }
    bands = AgingReport.bands(of: flow)
    let used = Set(tickets.map(\.status))
    let known = flow.states.filter { $0.category == .doing || used.contains($0.name) }.map(\.name)
    states = known + used.subtracting(known).sorted(by: NaturalOrder.isLess)
  }

  /// The percentile of a state's band; nil where the band can't bear it.
  public func limit(_ rank: Int, in state: String) -> Int? {
    bands.first { $0.state == state }?.percentiles.first { $0.rank == rank }?.days
  }

  private static func bands(of flow: BacklogFlow) -> [Band] {
    var ages: [String: [Int]] = [:]
    for journey in flow.finished {
      guard let start = journey.start, let finish = journey.finish else { continue }
      var exits: [String: Instant] = [:]
      for visit in journey.visits where visit.from >= start && visit.to <= finish {
        if visit.category == .doing, let state = visit.state { exits[state] = visit.to }
      }
      let first = flow.day(of: start)
      for (state, exit) in exits {
        ages[state, default: []].append(BacklogFlow.span(from: first, to: flow.day(of: exit)))
      }
    }
    return flow.states.filter { $0.category == .doing }.map { state in
      let own = ages[state.name] ?? []
      return Band(state: state.name, count: own.count, percentiles: Percentile.all(of: own))
    }
  }
}
