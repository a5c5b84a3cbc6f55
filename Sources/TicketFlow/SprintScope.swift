internal import TicketModel

/// What was in a sprint at a moment, in estimates and in tickets.
struct SprintScope: Hashable {
  var points = 0.0
  var tickets = 0
  /// Tickets without an estimate.
  var unestimated = 0
  /// The part that was finished by then.
  var finishedPoints = 0.0
  var finishedTickets = 0

  /// How much there was.
  func planned(in unit: PlanUnit) -> Double { unit == .points ? points : Double(tickets) }

  /// How much was finished by then.
  func finished(in unit: PlanUnit) -> Double {
    unit == .points ? finishedPoints : Double(finishedTickets)
  }

  /// Adds up tickets that were finished, by their plans then.
  init(finished plans: [TicketPlan]) {
    tickets = plans.count
    unestimated = plans.count { $0.estimate == nil }
    points = plans.reduce(0) { $0 + ($1.estimate ?? 0) }
    finishedPoints = points
    finishedTickets = tickets
  }

  /// Adds up the tickets that a sprint held at a moment.
  ///
  /// What was finished before the sprint began is no part of it, nor is what is dropped by then. A
  /// finished ticket counts with its estimate at the finish.
  init(of sprint: Sprint, at moment: Instant, in flow: BacklogFlow) {
    let beginning = flow.timezone.start(of: sprint.first)
    for journey in flow.journeys where journey.traits.type?.lowercased() != "sprint" {
      if let finish = journey.finish, finish < beginning { continue }
      guard journey.visit(at: moment).map({ $0.category != .dropped }) ?? false else { continue }
      let isFinished = journey.finish.map { $0 <= moment } ?? false
      let plan = journey.plan(at: isFinished ? journey.finish ?? moment : moment)
      guard sprint.includes(plan, ofProject: journey.traits.project) else { continue }
      tickets += 1
      if plan?.estimate == nil { unestimated += 1 }
      points += plan?.estimate ?? 0
      guard isFinished else { continue }
      finishedTickets += 1
      finishedPoints += plan?.estimate ?? 0
    }
  }

  /// What a sprint was begun with: what it held when its first day began, or, where it was planned on
  /// that day, when that ended.
  static func commitment(to sprint: Sprint, in flow: BacklogFlow) -> SprintScope {
    let before = SprintScope(of: sprint, at: flow.timezone.start(of: sprint.first), in: flow)
    guard before.tickets == 0 else { return before }
    let end = min(flow.timezone.end(of: sprint.first), flow.asOf)
    return SprintScope(of: sprint, at: end, in: flow)
  }
}
