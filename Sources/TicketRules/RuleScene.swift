internal import TicketModel

/// What rules judge, and what they see of the world: the same for all threads.
struct RuleScene: Sendable {
  /// The backlog as it is, or would be.
  let snapshot: BacklogSnapshot
  /// The backlog before the change; nil where nothing is compared.
  let before: BacklogSnapshot?
  /// The paths whose tickets are looked at; nil for all.
  let scope: Set<String>?
  /// The day that counts as today.
  let today: CalendarDay
  /// The day of the change: what `since` is compared with.
  let changeDay: CalendarDay
  /// Whether the tickets in the scope are judged as a change, and not the backlog as it is.
  let judgesChange: Bool
  let ruleSets: RuleSets
  /// Says whether the tree has a file of that path; nil where the caller has no tree.
  let hasFile: (@Sendable (String) -> Bool)?

  init(
    snapshot: BacklogSnapshot, before: BacklogSnapshot? = nil, scope: Set<String>? = nil,
    today: CalendarDay, changeDay: CalendarDay? = nil, judgesChange: Bool = false,
    ruleSets: RuleSets, hasFile: (@Sendable (String) -> Bool)? = nil
  ) {
    self.snapshot = snapshot
    self.before = before
    self.scope = scope
    self.today = today
    self.changeDay = changeDay ?? today
    self.judgesChange = judgesChange
    self.ruleSets = ruleSets
    self.hasFile = hasFile
  }
}
