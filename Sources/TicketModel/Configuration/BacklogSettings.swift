/// How changes become commits.
public struct CommitSettings: Hashable, Sendable {
  /// Whether a command commits what it changes.
  public var isAutomatic: Bool
  /// The subject, a `TextTemplate` with some of `placeholders`; nil: the command's own words.
  public var message: String?
  /// What the `commit-msg` hook asks of a message.
  public var mention: Mention

  /// What a commit message must say of tickets, where the `commit-msg` hook is installed.
  public enum Mention: String, Hashable, Sendable, CaseIterable {
    /// The tickets that it names exist.
    case known
    /// It names at least one, and those that it names exist.
    case required
    /// Nothing.
    case off
  }

  /// What is filled in where it stands between braces in a message.
  package static let placeholders = ["id", "from", "to", "title"]

  /// Makes settings.
  public init(isAutomatic: Bool = true, message: String? = nil, mention: Mention = .known) {
    self.isAutomatic = isAutomatic
    self.message = message
    self.mention = mention
  }
}

/// What `start` does beside the change of state.
public struct StartSettings: Hashable, Sendable {
  /// The name of the branch to make, a `TextTemplate` with some of `placeholders`; nil: none is made.
  public var branch: String?
  /// Whether who starts a ticket becomes its owner.
  public var takes: Bool

  /// What is filled in where it stands between braces in a branch's name.
  package static let placeholders = ["id", "slug", "type"]

  /// Makes settings.
  public init(branch: String? = nil, takes: Bool = false) {
    self.branch = branch
    self.takes = takes
  }
}

/// When sprints begin and how long they last.
public struct SprintCadence: Hashable, Sendable {
  /// The first day of the first sprint.
  public var first: CalendarDay
  /// How long a sprint lasts, in days; at least 1.
  public var lengthInDays: Int

  /// Makes a cadence.
  public init(first: CalendarDay, lengthInDays: Int) {
    self.first = first
    self.lengthInDays = lengthInDays
  }
}

/// How the metrics are computed.
public struct MetricsSettings: Hashable, Sendable {
  /// Which entry into `doing` starts a ticket's clock.
  public enum Start: String, Hashable, Sendable, CaseIterable {
    /// The first ever.
    case first
    /// The first after the last visit to `todo`.
    case last
  }

  /// Which entry into `doing` starts a ticket's clock.
  public var start: Start

  /// Makes settings.
  public init(start: Start = .first) {
    self.start = start
  }
}
