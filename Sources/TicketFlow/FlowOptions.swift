public import TicketModel

/// The knobs of a flow metric, with the defaults of a backlog that configures none.
public struct FlowOptions: Hashable, Sendable {
  /// Which of an event's two times counts.
  public enum Clock: String, Hashable, Sendable, CaseIterable {
    /// The author date: when the work was recorded.
    case recorded
    /// The committer date on the first-parent chain: when it reached the ref.
    case landed
  }

  /// Which entry into a `doing` state starts the clock.
  public var start: MetricsSettings.Start
  /// Which of an event's two times counts.
  public var clock: Clock
  /// Where the window begins: tickets finished earlier are left out; nil for no beginning.
  public var since: Instant?

  /// Makes options.
  public init(
    start: MetricsSettings.Start = .first, clock: Clock = .recorded, since: Instant? = nil
  ) {
    self.start = start
    self.clock = clock
    self.since = since
  }
}
