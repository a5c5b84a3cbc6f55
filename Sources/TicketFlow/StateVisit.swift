public import TicketModel

/// A stretch of time that a ticket spent in one state.
public struct StateVisit: Hashable, Sendable {
  /// The state as the workflow writes it, or as the file did where the workflow has no such state;
  /// nil where it can't be read, and while the ticket is deleted.
  public var state: String?
  /// What the state means; nil where it is unknown. A deleted ticket is dropped.
  public var category: StateCategory?
  /// Whether work waits in the state.
  public var isWait: Bool
  /// Whether the ticket's file was not there.
  public var isDeleted: Bool
  /// When it began.
  public var from: Instant
  /// When it ended: the next visit's beginning, or the moment that is asked for.
  public var to: Instant

  /// Makes a visit.
  public init(
    state: String?, category: StateCategory?, isWait: Bool = false, isDeleted: Bool = false,
    from: Instant, to: Instant
  ) {
    self.state = state
    self.category = category
    self.isWait = isWait
    self.isDeleted = isDeleted
    self.from = from
    self.to = to
  }

  /// How long it lasted.
  public var seconds: Int64 { to.seconds - from.seconds }

  /// The name that reports use: the state's, `(unknown)` or `(deleted)`.
  public var label: String { state ?? (isDeleted ? "(deleted)" : "(unknown)") }
}

extension StateVisit {
  /// The visits of a timeline up to a moment, each beginning where the one before it ends.
  ///
  /// Events that change nothing in the state's name are joined to the visit before them. Times are
  /// held to the years 1 to 9999: a commit's time is untrusted, and no difference may overflow.
  static func visits(
    of timeline: TicketTimeline, workflow: Workflow, clock: FlowOptions.Clock, until end: Instant
  ) -> [StateVisit] {
    let end = min(max(end, earliest), latest)
    var visits: [StateVisit] = []
    var now = earliest
    for event in timeline.events {
      let time = clock == .recorded ? event.recorded : event.landed
      now = min(max(now, time), latest)
      guard now <= end else { break }
      let next = visit(after: event, from: now, to: end, workflow)
      if let last = visits.indices.last {
        if visits[last].isSame(as: next) { continue }
        visits[last].to = now
      }
      visits.append(next)
    }
    return visits
  }

  private func isSame(as other: StateVisit) -> Bool {
    state == other.state && isDeleted == other.isDeleted
  }

  private static func visit(
    after event: TicketEvent, from: Instant, to: Instant, _ workflow: Workflow
  ) -> StateVisit {
    guard !event.isUnknown else { return StateVisit(state: nil, category: nil, from: from, to: to) }
    guard let name = event.to else {
      return StateVisit(state: nil, category: .dropped, isDeleted: true, from: from, to: to)
    }
    let state = workflow.state(named: name)
    return StateVisit(
      state: state?.name ?? name, category: state?.category, isWait: state?.wait ?? false,
      from: from, to: to)
  }

  private static let earliest = Instant(seconds: -62_135_596_800)
  private static let latest = Instant(seconds: 253_402_214_400)
}
