internal import TicketModel
internal import TicketRules
internal import TicketStore

/// Puts every ticket before the rules of its own project and type.
struct Judge {
  let today: CalendarDay
  /// The tree that the tickets are of: where rules look for other files.
  let reader: any TreeReader

  /// The findings on the tickets at those paths; on all of them for nil.
  func findings(
    in snapshot: BacklogSnapshot, before: BacklogSnapshot?, scope: Set<String>?
  ) -> [Finding] {
    RuleRunner.check(
      snapshot, before: before, scope: scope, today: today,
      hasFile: { [reader] path in reader.hasFile(path) })
  }

  /// What the rules must see to judge the tickets at those paths, beyond them and what they name.
  func needs(
    _ snapshot: BacklogSnapshot, before: BacklogSnapshot?, scope: Set<String>
  ) -> RuleNeeds {
    RuleRunner(snapshot).needs(of: scope, before: before, today: today)
  }
}
