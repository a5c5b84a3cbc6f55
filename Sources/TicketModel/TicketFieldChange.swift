/// What a ticket's plan said from a moment on: the fields that velocity, burndown and blocked time read.
public struct TicketFieldChange: Hashable, Sendable {
  /// The author date of the commit that made it.
  public var recorded: Instant
  /// The committer date of the commit of the first-parent chain that brought it.
  public var landed: Instant
  /// The plan since then; nil where the ticket was deleted.
  public var plan: TicketPlan?

  /// Makes a change.
  public init(recorded: Instant, landed: Instant, plan: TicketPlan?) {
    self.recorded = recorded
    self.landed = landed
    self.plan = plan
  }
}

/// The fields of a ticket that say how it is planned.
public struct TicketPlan: Hashable, Sendable {
  /// The estimate as a number; nil where there is none, or it is none.
  public var estimate: Double?
  /// The sprint as written.
  public var sprint: String?
  /// The id of the ticket that it is a part of, as written.
  public var parent: String?
  /// Whether the `blocked` field says so.
  public var isBlocked: Bool

  /// Makes a plan.
  public init(
    estimate: Double? = nil, sprint: String? = nil, parent: String? = nil, isBlocked: Bool = false
  ) {
    self.estimate = estimate
    self.sprint = sprint
    self.parent = parent
    self.isBlocked = isBlocked
  }

  /// Reads the plan of a ticket.
  public init(_ ticket: Ticket) {
    let number = ticket.texts("estimate").first.flatMap { Double($0) }
    self.init(
      estimate: number.flatMap { $0.isFinite && $0 >= 0 ? $0 : nil },
      sprint: ticket.texts("sprint").first { !$0.isEmpty },
      parent: ticket.texts("parent").first { !$0.isEmpty }, isBlocked: ticket.isMarkedBlocked)
  }
}
