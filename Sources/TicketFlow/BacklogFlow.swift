public import TicketModel

/// The flow of a backlog: every ticket's journey, seen at one moment, in one zone, through one window.
///
/// Each report is a function of it and of nothing else.
public struct BacklogFlow: Sendable {
  /// The moment that the reports answer for.
  public var asOf: Instant
  /// The zone in which days are counted.
  public var timezone: BacklogTimeZone
  /// The knobs, with the beginning of the window.
  public var options: FlowOptions
  /// The journeys of the tickets that were there by then, by id in natural order.
  public var journeys: [TicketJourney]
  /// The states of all the workflows in the order of work: `todo`, `doing`, `done`, then `dropped`.
  public var states: [WorkflowState]

  /// The most days that a daily series may have; without a `since` it begins no earlier.
  public static let longestSeries = 36_525

  /// Makes a flow of journeys.
  public init(
    journeys: [TicketJourney], states: [WorkflowState] = Workflow.standard.states,
    timezone: BacklogTimeZone = .utc, asOf: Instant, options: FlowOptions = FlowOptions()
  ) {
    self.asOf = asOf
    self.timezone = timezone
    self.options = options
    self.journeys = journeys.sorted { NaturalOrder.isLess($0.id.lowercased(), $1.id.lowercased()) }
    self.states = BacklogFlow.ordered(states)
  }

  /// Reads timelines, each by the workflow that is its own, and by a start of its own where one is given.
  public init(
    timelines: [TicketTimeline], workflow: (TicketTimeline) -> Workflow,
    start: ((TicketTimeline) -> MetricsSettings.Start)? = nil,
    traits: (TicketTimeline) -> TicketTraits = { _ in TicketTraits() },
    changes: [String: [TicketFieldChange]] = [:], timezone: BacklogTimeZone, asOf: Instant,
    options: FlowOptions = FlowOptions()
  ) {
    var states: [WorkflowState] = []
    var seen: Set<String> = []
    let journeys = timelines.compactMap { timeline in
      let own = workflow(timeline)
      var options = options
      options.start = start?(timeline) ?? options.start
      states += own.states.filter { seen.insert($0.name.lowercased()).inserted }
      return TicketJourney(
        timeline, workflow: own, traits: traits(timeline),
        changes: changes[timeline.id.lowercased()] ?? [], timezone: timezone, asOf: asOf,
        options: options)
    }
    self.init(
      journeys: journeys, states: states, timezone: timezone, asOf: asOf, options: options)
  }

  private static func ordered(_ states: [WorkflowState]) -> [WorkflowState] {
    StateCategory.allCases.flatMap { category in states.filter { $0.category == category } }
  }
}

extension BacklogFlow {
  /// The same flow of some of its tickets.
  public func filtered(_ isIncluded: (TicketJourney) -> Bool) -> BacklogFlow {
    var copy = self
    copy.journeys = journeys.filter(isIncluded)
    return copy
  }

  /// The one function that turns a moment into a day: in the configured zone.
  public func day(of moment: Instant) -> CalendarDay { timezone.day(of: moment) }

  /// `D(a,b)+1`: the calendar days from one day to another, both counted; at least 1.
  public static func span(from first: CalendarDay, to last: CalendarDay) -> Int {
    max(1, last.daysSinceEpoch - first.daysSinceEpoch + 1)
  }

  /// The day that is asked for.
  public var lastDay: CalendarDay { day(of: asOf) }

  /// The last day that is over: the day asked for where it is asked for up to its end.
  public var lastCompleteDay: CalendarDay {
    timezone.end(of: lastDay) <= asOf ? lastDay : lastDay.adding(days: -1)
  }

  /// The first day of the window, or of the first event where it has no beginning; nil where nothing
  /// has happened.
  public var firstDay: CalendarDay? {
    if let since = options.since { return day(of: since) }
    guard let birth = journeys.map(\.birth).min() else { return nil }
    return max(day(of: birth), lastDay.adding(days: 1 - BacklogFlow.longestSeries))
  }

  /// The days of a daily series, both ends included; empty where nothing has happened.
  public var days: [CalendarDay] {
    guard let firstDay, firstDay <= lastDay else { return [] }
    return (firstDay.daysSinceEpoch...lastDay.daysSinceEpoch).map {
      CalendarDay(daysSinceEpoch: $0)
    }
  }

  /// The tickets finished in the window, by finish and then by id.
  public var finished: [TicketJourney] {
    journeys.compactMap { journey in
      journey.finish.map { (journey, $0) }
    }.filter { _, finish in
      options.since.map { finish >= $0 } ?? true
    }.sorted { a, b in
      a.1 == b.1 ? NaturalOrder.isLess(a.0.id, b.0.id) : a.1 < b.1
    }.map(\.0)
  }
}

extension BacklogFlow {
  /// The flow in groups, by their names in natural order; names that differ in case alone are one.
  public func grouped(by grouping: FlowGrouping) -> [(name: String, flow: BacklogFlow)] {
    var names: [String: String] = [:]
    var members: [String: [TicketJourney]] = [:]
    for journey in journeys {
      var seen: Set<String> = []
      for name in grouping.groups(of: journey.traits) where seen.insert(name.lowercased()).inserted
      {
        names[name.lowercased()] = names[name.lowercased()] ?? name
        members[name.lowercased(), default: []].append(journey)
      }
    }
    return names.sorted { NaturalOrder.isLess($0.key, $1.key) }.map { key, name in
      var copy = self
      copy.journeys = members[key] ?? []
      return (name: name, flow: copy)
    }
  }
}
