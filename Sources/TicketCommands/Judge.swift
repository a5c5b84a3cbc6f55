internal import TicketModel
internal import TicketRules

/// Puts every ticket before the rules of its own project.
struct Judge {
  let today: CalendarDay

  /// The findings on the tickets at those paths; on all of them for nil.
  func findings(
    in snapshot: BacklogSnapshot, before: BacklogSnapshot?, scope: Set<String>?
  ) -> [Finding] {
    RuleRunner.check(snapshot, before: before, scope: scope, today: today)
  }

  /// Whether a configuration has rules that count or compare more tickets than the one that changes.
  static func needsWholeBacklog(_ configuration: BacklogConfiguration) -> Bool {
    configuration.workflow.states.contains { $0.wip != nil }
      || RuleSet.decode(configuration).ruleSet.needsWholeBacklog
  }
}
