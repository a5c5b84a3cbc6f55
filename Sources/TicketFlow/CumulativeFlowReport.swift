public import TicketModel

/// How many tickets had come how far by the end of each day.
///
/// A ticket counts by its high-water mark: moves back erase nothing, so no line ever falls. Dropped is
/// a band of its own among the departures. A ticket written down (`created:`) before its first commit
/// counts in the first state from then on. A deletion that was taken back later never happened here.
/// Source: D. Vacanti, "Actionable Agile Metrics", chapter 4; the rules that a line never falls and that
/// arrivals and departures are its outermost lines are his.
public struct CumulativeFlowReport: Hashable, Sendable {
  /// The end of one day.
  public struct Day: Hashable, Sendable {
    /// The day.
    public var date: CalendarDay
    /// For each state how many tickets had reached it or one beyond it; for a dropped state how many
    /// had ever been given up in it. None ever falls.
    public var counts: [Int]
    /// For each state how many tickets had come just so far: what a chart stacks. Their sum is the
    /// number of arrivals.
    public var bands: [Int]
  }

  /// The moment that the report answers for.
  public var asOf: Instant
  /// The zone in which days are counted.
  public var timezone: BacklogTimeZone
  /// The states in the order of work: `todo`, `doing`, `done`, then `dropped`.
  public var states: [WorkflowState]
  /// The days, in order.
  public var days: [Day]

  /// Counts the tickets of a flow.
  public init(_ flow: BacklogFlow) {
    asOf = flow.asOf
    timezone = flow.timezone
    states = flow.states
    if !states.contains(where: { $0.category == .dropped }) {
      states.append(WorkflowState(name: "dropped", category: .dropped))
    }
    let dates = flow.days
    var tally = CumulativeTally(states: states, days: dates)
    for journey in flow.journeys { tally.add(journey, in: flow) }
    let counts = tally.counts.map(\.counts)
    let bands = tally.bands.map(\.counts)
    days = dates.indices.map { index in
      Day(date: dates[index], counts: counts.map { $0[index] }, bands: bands.map { $0[index] })
    }
  }
}

/// The counts under way.
struct CumulativeTally {
  var counts: [DaySeries]
  var bands: [DaySeries]
  private let categories: [StateCategory]
  private let places: [String: Int]
  private let firstDropped: Int

  init(states: [WorkflowState], days: [CalendarDay]) {
    counts = states.map { _ in DaySeries(days) }
    bands = counts
    categories = states.map(\.category)
    places = Dictionary(
      states.enumerated().map { ($1.name.lowercased(), $0) }, uniquingKeysWith: { a, _ in a })
    firstDropped = categories.firstIndex(of: .dropped) ?? 0
  }

  mutating func add(_ journey: TicketJourney, in flow: BacklogFlow) {
    var mark = 0
    var band = 0
    var dropped: Set<Int> = []
    counts[0].add(1, from: journey.created)
    bands[0].add(1, from: journey.created)
    for (index, visit) in journey.visits.enumerated() {
      let isWithdrawn = visit.isDeleted && index + 1 < journey.visits.count
      guard !isWithdrawn, let place = place(of: visit) else { continue }
      let day = flow.day(of: visit.from)
      if categories[place] == .dropped {
        if dropped.insert(place).inserted { counts[place].add(1, from: day) }
      } else if place > mark {
        for passed in (mark + 1)...place { counts[passed].add(1, from: day) }
        mark = place
      }
      if rank(place) > rank(band) {
        bands[band].add(-1, from: day)
        bands[place].add(1, from: day)
        band = place
      }
    }
  }

  private func place(of visit: StateVisit) -> Int? {
    if visit.isDeleted { return firstDropped }
    return visit.category == nil ? nil : visit.state.flatMap { places[$0.lowercased()] }
  }

  /// How far a state is: a dropped one lies beyond the work and short of done.
  private func rank(_ place: Int) -> Int {
    switch categories[place] {
    case .dropped: categories.count + place
    case .done: 3 * categories.count + place
    case .todo, .doing: place
    }
  }
}
