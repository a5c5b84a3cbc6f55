public import TicketModel

/// How much was finished in each sprint, beside what it was begun with.
///
/// Completed = the estimates, at the finish, of the tickets whose finish lies in the sprint's days,
/// whatever sprint they were planned for. Commitment = what was planned for it at its start. Scope change
/// is a series of its own. Tickets without an estimate are counted apart; where no ticket has one,
/// tickets are what is counted.
public struct VelocityReport: Hashable, Sendable {
  /// One sprint.
  public struct Entry: Hashable, Sendable {
    /// The sprint.
    public var sprint: Sprint
    /// Whether its last day is over.
    public var isComplete: Bool
    /// What it was begun with, in the report's unit.
    public var committed: Double
    /// The tickets that it was begun with.
    public var committedTickets: Int
    /// How much that grew since its start, or shrank where negative.
    public var scopeChange: Double
    /// What was finished, in the report's unit.
    public var completed: Double
    /// How many tickets were finished.
    public var completedTickets: Int
    /// How many of these have no estimate.
    public var unestimated: Int
  }

  /// The moment that the report answers for.
  public var asOf: Instant
  /// The zone in which days are counted.
  public var timezone: BacklogTimeZone
  /// What its figures count.
  public var unit: PlanUnit
  /// The sprints that had begun, in order.
  public var sprints: [Entry]

  /// Measures the sprints of a calendar that began in the window.
  public init(_ flow: BacklogFlow, calendar: SprintCalendar) {
    asOf = flow.asOf
    timezone = flow.timezone
    let since = flow.options.since.map { flow.day(of: $0) }
    var done: [Sprint: [TicketPlan]] = [:]
    for journey in flow.journeys where journey.traits.type?.lowercased() != "sprint" {
      guard let finish = journey.finish else { continue }
      let plan = journey.plan(at: finish)
      let sprint = calendar.sprint(
        ofFinish: flow.day(of: finish), plan: plan, project: journey.traits.project)
      if let sprint { done[sprint, default: []].append(plan ?? TicketPlan()) }
    }
    let begun = calendar.sprints.filter { sprint in
      sprint.first <= flow.lastDay && (since.map { sprint.last >= $0 } ?? true)
    }
    let planned = VelocityReport.planned(in: flow)
    let earliest = flow.journeys.map(\.birth).min().map { flow.day(of: $0) }
    let sums = begun.filter { sprint in earliest.map { sprint.last >= $0 } ?? false }
      .map { Sums(of: $0, done: done[$0] ?? [], in: planned($0)) }
    let unit = PlanUnit(of: sums.flatMap { [$0.committed, $0.last, $0.done] })
    self.unit = unit
    sprints = sums.map { $0.entry(in: unit) }
  }

  /// The mean of what complete sprints finished; nil without one.
  public var mean: Double? {
    let complete = sprints.filter(\.isComplete)
    guard !complete.isEmpty else { return nil }
    return complete.reduce(0) { $0 + $1.completed } / Double(complete.count)
  }

  /// For each sprint the flow of the tickets that were ever planned for it.
  private static func planned(in flow: BacklogFlow) -> (Sprint) -> BacklogFlow {
    struct Place: Hashable {
      var sprint: String?
      var parent: String?
      var project: String
    }
    var members: [Place: [Int]] = [:]
    for (index, journey) in flow.journeys.enumerated() {
      let places = journey.plans.compactMap { period in
        period.plan.map {
          Place(sprint: $0.sprint, parent: $0.parent, project: journey.traits.project)
        }
      }
      for place in Set(places) { members[place, default: []].append(index) }
    }
    return { sprint in
      let indices = members.filter { place, _ in
        sprint.includes(
          TicketPlan(sprint: place.sprint, parent: place.parent), ofProject: place.project)
      }.flatMap(\.value)
      var copy = flow
      copy.journeys = Set(indices).sorted().map { flow.journeys[$0] }
      return copy
    }
  }

  /// What was in a sprint at its start and in the end, and what was finished in it.
  private struct Sums {
    var sprint: Sprint
    var isComplete: Bool
    var committed: SprintScope
    var last: SprintScope
    var done: SprintScope

    init(of sprint: Sprint, done plans: [TicketPlan], in flow: BacklogFlow) {
      self.sprint = sprint
      isComplete = sprint.last <= flow.lastCompleteDay
      committed = SprintScope.commitment(to: sprint, in: flow)
      let end = min(flow.timezone.end(of: sprint.last), flow.asOf)
      last = SprintScope(of: sprint, at: end, in: flow)
      done = SprintScope(finished: plans)
    }

    func entry(in unit: PlanUnit) -> Entry {
      let start = committed.planned(in: unit)
      return Entry(
        sprint: sprint, isComplete: isComplete, committed: start,
        committedTickets: committed.tickets, scopeChange: last.planned(in: unit) - start,
        completed: done.finished(in: unit), completedTickets: done.tickets,
        unestimated: done.unestimated)
    }
  }
}
