public import TicketModel

/// How long one finished ticket took.
public struct CycleTime: Hashable, Sendable {
  /// The ticket's id, as last written.
  public var id: String
  /// The title; nil where there is none.
  public var title: String?
  /// When work began.
  public var start: Instant
  /// The first moment of the final uninterrupted run of `done` states.
  public var finish: Instant
  /// Calendar days from start to finish, both counted: at least 1.
  public var cycleTimeDays: Int
  /// Calendar days from creation to finish, both counted: at least 1.
  public var leadTimeDays: Int

  /// Makes a measurement.
  public init(
    id: String, title: String? = nil, start: Instant, finish: Instant, cycleTimeDays: Int,
    leadTimeDays: Int
  ) {
    self.id = id
    self.title = title
    self.start = start
    self.finish = finish
    self.cycleTimeDays = cycleTimeDays
    self.leadTimeDays = leadTimeDays
  }

  /// The exact time from start to finish, in seconds.
  public var seconds: Int64 { finish.seconds - start.seconds }
}

extension CycleTime {
  /// Measures a journey; nil where it has no start or no finish.
  init?(_ journey: TicketJourney, in flow: BacklogFlow) {
    guard let start = journey.start, let finish = journey.finish else { return nil }
    let last = flow.day(of: finish)
    self.init(
      id: journey.id, title: journey.traits.title, start: start, finish: finish,
      cycleTimeDays: BacklogFlow.span(from: flow.day(of: start), to: last),
      leadTimeDays: BacklogFlow.span(from: journey.created, to: last))
  }
}

/// A finished ticket that has no cycle time.
public struct CycleTimeExclusion: Hashable, Sendable {
  /// Why there is none.
  public enum Reason: String, Hashable, Sendable, CaseIterable {
    /// Its first state was already a `done` one.
    case createdInDone = "created straight in a done state"
    /// It went from another state to `done` without a `doing` one between.
    case neverStarted = "never in a doing state"
    /// With `start: last`: it went back to `todo`, and from there to `done`.
    case notRestarted = "not in a doing state since its last return to todo"
    /// Its state was unknown at a time when it may have been started.
    case unknownState = "its state before it was finished is unknown"
  }

  /// The ticket's id, as last written.
  public var id: String
  /// When it was finished.
  public var finish: Instant
  /// Why there is no cycle time.
  public var reason: Reason

  /// Makes an exclusion.
  public init(id: String, finish: Instant, reason: Reason) {
    self.id = id
    self.finish = finish
    self.reason = reason
  }
}
