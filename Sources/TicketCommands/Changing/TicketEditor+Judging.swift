internal import TicketModel
internal import TicketRules
internal import TicketStore

extension TicketEditor {
  /// Refuses a result that the rules refuse.
  mutating func judge() throws(StoreError) {
    let judge = Judge(today: today, loader: loader)
    let edited = Set(edits.map(\.new.path))
    let removed = extra.filter { $0.new == nil }.map(\.path)
    let part = try finder.part(edits.map(\.landing))
    let before = BacklogSnapshot(
      configuration: part.configuration, projects: part.projects,
      tickets: edits.compactMap(\.committed))
    let isWhole =
      !removed.isEmpty || judge.needs(part, before: before, scope: edited).needsListing
    let gone = edited.union(edits.compactMap(\.old?.path)).union(removed)
    let after = try isWhole ? surroundings(replacing: gone) : part
    let paths = try edited.union(removed.isEmpty ? [] : dependents(of: removed, in: after))
    let errors = try judge.judgement(
      of: after, before: before, scope: paths, asChange: true
    ).findings
      .filter { $0.severity == .error }
    guard errors.isEmpty else {
      throw StoreError(
        .refused,
        errors.count == 1 ? "nothing was changed" : "\(errors.count) findings; nothing was changed",
        findings: errors)
    }
  }

  /// The whole backlog with the edited tickets in their places.
  private mutating func surroundings(
    replacing paths: Set<String>
  ) throws(StoreError) -> BacklogSnapshot {
    let snapshot = try finder.snapshot()
    let others = snapshot.tickets.filter { !paths.contains($0.path) }
    return BacklogSnapshot(
      configuration: snapshot.configuration, projects: snapshot.projects,
      tickets: others + edits.map(\.landing))
  }

  /// The tickets that refer to one of those removed: they are judged too.
  private mutating func dependents(
    of removed: [String], in after: BacklogSnapshot
  ) throws(StoreError) -> Set<String> {
    let ids = Set(
      try finder.snapshot().tickets.filter { removed.contains($0.path) }
        .compactMap { $0.id?.folded })
    return Set(
      after.tickets.filter { ticket in
        (ticket.texts("parent") + ticket.texts("depends-on")).contains {
          ids.contains($0.lowercased())
        }
      }.map(\.path))
  }
}
