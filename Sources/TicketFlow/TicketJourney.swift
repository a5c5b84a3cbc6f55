public import TicketModel

/// One ticket's way through the workflow, seen at one moment: what every metric is computed from.
public struct TicketJourney: Hashable, Sendable {
  /// The id, as last written.
  public var id: String
  /// What the file at the tip says of it.
  public var traits: TicketTraits
  /// The day of its creation: of the first event, or an earlier one that `created:` tells.
  public var created: CalendarDay
  /// The visits, in order, each beginning where the one before it ends; never empty.
  public var visits: [StateVisit]
  /// How it was planned, by the moment since which it was.
  public var plans: [PlanPeriod]
  /// S: the first entry into a `doing` state, or the first after the last visit to `todo`; before the
  /// finish where there is one.
  public var start: Instant?
  /// F: the first moment of the final uninterrupted run of `done` states; nil unless done now.
  public var finish: Instant?
  /// The first moment of the final uninterrupted run of dropped states; nil unless dropped now.
  public var dropped: Instant?
  /// Why a finished ticket has no start; nil for every other.
  public var missingStart: CycleTimeExclusion.Reason?

  /// What a ticket was planned as since a moment.
  public struct PlanPeriod: Hashable, Sendable {
    /// Since when.
    public var from: Instant
    /// The plan; nil while the ticket is deleted.
    public var plan: TicketPlan?
  }

  /// Reads a timeline; nil where nothing had happened by then.
  ///
  /// Without changes of the plan, that of the traits is all that is known of it.
  public init?(
    _ timeline: TicketTimeline, workflow: Workflow, traits: TicketTraits = TicketTraits(),
    changes: [TicketFieldChange] = [], timezone: BacklogTimeZone, asOf: Instant,
    options: FlowOptions = FlowOptions()
  ) {
    visits = StateVisit.visits(
      of: timeline, workflow: workflow, clock: options.clock, until: asOf)
    guard let birth = visits.first?.from else { return nil }
    id = timeline.id
    self.traits = traits
    let day = timezone.day(of: birth)
    created = timeline.created.map { min($0, day) } ?? day
    plans = TicketJourney.plans(changes, clock: options.clock, asOf: asOf)
    if plans.isEmpty {
      plans = [PlanPeriod(from: birth, plan: traits.plan)]
    }
    let done = TicketJourney.finalRun(of: .done, in: visits)
    finish = done.map { visits[$0].from }
    dropped = TicketJourney.finalRun(of: .dropped, in: visits).map { visits[$0].from }
    let earlier = visits[..<(done ?? visits.endIndex)]
    let counted = TicketJourney.counted(earlier, options.start)
    start = counted.first { $0.category == .doing }?.from
    if finish != nil, start == nil {
      missingStart = TicketJourney.reason(earlier: earlier, counted: counted)
    }
  }

  /// The first moment at which the ticket was there.
  public var birth: Instant { visits.first?.from ?? Instant(seconds: 0) }

  /// The state that it is in.
  public var current: StateVisit? { visits.last }

  /// Whether work has begun and has neither been finished nor given up.
  public var isInProgress: Bool { start != nil && finish == nil && dropped == nil }

  /// Whether it is neither finished nor given up.
  public var isOpen: Bool { finish == nil && dropped == nil }

  /// The plan at a moment; nil while the ticket was deleted.
  ///
  /// Before the first plan that reached the ref that one counts: what was done on a branch was planned
  /// there.
  public func plan(at moment: Instant) -> TicketPlan? {
    (plans.last { $0.from <= moment } ?? plans.first)?.plan
  }

  /// The visit under way at a moment; nil before the first.
  public func visit(at moment: Instant) -> StateVisit? {
    visits.last { $0.from <= moment }
  }
}

extension TicketJourney {
  /// Where the final uninterrupted run of a category begins; nil where the last visit isn't of it.
  private static func finalRun(of category: StateCategory, in visits: [StateVisit]) -> Int? {
    guard visits.last?.category == category else { return nil }
    return visits.lastIndex { $0.category != category }.map { $0 + 1 } ?? 0
  }

  /// The visits in which a start counts.
  private static func counted(
    _ visits: ArraySlice<StateVisit>, _ start: MetricsSettings.Start
  ) -> ArraySlice<StateVisit> {
    guard start == .last, let todo = visits.lastIndex(where: { $0.category == .todo }) else {
      return visits
    }
    return visits[(todo + 1)...]
  }

  private static func reason(
    earlier: ArraySlice<StateVisit>, counted: ArraySlice<StateVisit>
  ) -> CycleTimeExclusion.Reason {
    guard let first = earlier.first else { return .createdInDone }
    if counted.contains(where: { $0.category == nil }) { return .unknownState }
    if earlier.contains(where: { $0.category == .doing }) { return .notRestarted }
    return first.category == .done ? .createdInDone : .neverStarted
  }

  private static func plans(
    _ changes: [TicketFieldChange], clock: FlowOptions.Clock, asOf: Instant
  ) -> [PlanPeriod] {
    var plans: [PlanPeriod] = []
    for change in changes {
      let time = clock == .recorded ? change.recorded : change.landed
      let held = max(time, plans.last?.from ?? time)
      guard held <= asOf else { break }
      plans.append(PlanPeriod(from: held, plan: change.plan))
    }
    return plans
  }
}
