internal import TicketModel

/// Measures one timeline at a time.
struct CycleTimeMeasure {
  /// What a timeline comes to.
  enum Outcome: Hashable {
    case measured(CycleTime)
    case excluded(CycleTimeExclusion)
    /// Not done at the moment asked for, or finished before the window.
    case unfinished
  }

  var timezone: BacklogTimeZone
  var asOf: Instant
  var options: FlowOptions

  /// Finds start and finish, and counts the days between.
  func outcome(of timeline: TicketTimeline, workflow: Workflow) -> Outcome {
    let steps = FlowStep.steps(
      of: timeline, workflow: workflow, clock: options.clock, until: asOf)
    guard let finishIndex = finish(in: steps), let first = steps.first else { return .unfinished }
    let finish = steps[finishIndex].time
    if let since = options.since, finish < since { return .unfinished }
    let earlier = steps[..<finishIndex]
    guard let start = start(in: earlier) else {
      return .excluded(
        CycleTimeExclusion(id: timeline.id, finish: finish, reason: reason(for: earlier)))
    }
    let birth = timezone.day(of: first.time)
    let created = timeline.created.map { min($0, birth) } ?? birth
    return .measured(
      CycleTime(
        id: timeline.id, start: start, finish: finish,
        cycleTimeDays: days(from: timezone.day(of: start), to: finish),
        leadTimeDays: days(from: created, to: finish)))
  }

  /// Where the final uninterrupted run of `done` begins; nil where the ticket is not done.
  private func finish(in steps: [FlowStep]) -> Int? {
    guard steps.last?.category == .done else { return nil }
    let before = steps.lastIndex { $0.category != .done }
    return before.map { $0 + 1 } ?? 0
  }

  private func start(in steps: ArraySlice<FlowStep>) -> Instant? {
    sinceLastTodo(steps).first { $0.category == .doing }?.time
  }

  private func sinceLastTodo(_ steps: ArraySlice<FlowStep>) -> ArraySlice<FlowStep> {
    guard options.start == .last, let todo = steps.lastIndex(where: { $0.category == .todo }) else {
      return steps
    }
    return steps[(todo + 1)...]
  }

  private func reason(for steps: ArraySlice<FlowStep>) -> CycleTimeExclusion.Reason {
    if steps.isEmpty { return .createdInDone }
    if sinceLastTodo(steps).contains(where: { $0.category == nil }) { return .unknownState }
    if steps.contains(where: { $0.category == .doing }) { return .notRestarted }
    return steps.first?.category == .done ? .createdInDone : .neverStarted
  }

  private func days(from day: CalendarDay, to finish: Instant) -> Int {
    max(1, timezone.day(of: finish).daysSinceEpoch - day.daysSinceEpoch + 1)
  }
}
