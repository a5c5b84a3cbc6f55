internal import TicketModel

/// An event as the metrics see it: a moment, and what the state since then means.
struct FlowStep: Hashable {
  /// When, never before the step that it follows.
  var time: Instant
  /// What the state means; nil where it is unknown.
  var category: StateCategory?

  /// The steps of a timeline up to a moment; a deleted ticket is dropped.
  static func steps(
    of timeline: TicketTimeline, workflow: Workflow, clock: FlowOptions.Clock, until end: Instant
  ) -> [FlowStep] {
    var steps: [FlowStep] = []
    var now = earliest
    for event in timeline.events {
      let time = clock == .recorded ? event.recorded : event.landed
      now = min(max(now, time), latest)
      guard now <= end else { break }
      steps.append(FlowStep(time: now, category: category(after: event, workflow)))
    }
    return steps
  }

  private static func category(after event: TicketEvent, _ workflow: Workflow) -> StateCategory? {
    guard !event.isUnknown else { return nil }
    guard let state = event.to else { return .dropped }
    return workflow.category(of: state)
  }

  /// The years 1 to 9999: a commit's time is untrusted, and no sum of two such moments overflows.
  private static let earliest = Instant(seconds: -62_135_596_800)
  private static let latest = Instant(seconds: 253_402_214_400)
}
