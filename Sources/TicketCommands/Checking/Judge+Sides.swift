internal import TicketModel
internal import TicketRules
internal import TicketStore

extension Judge {
  /// What is wrong with the tickets of a change, held against each side that it comes from.
  ///
  /// A merge has several sides, and moves nothing that one of them had moved: only what is wrong
  /// against every side counts. `after` is the tickets with what they refer to; the whole backlog is
  /// read through `loader` where a rule counts or compares more.
  func judgement(
    of after: BacklogSnapshot, against befores: [BacklogSnapshot], scope: Set<String>
  ) throws(StoreError) -> Judgement {
    let needs = befores.reduce(RuleNeeds.nothing) {
      $0.union(self.needs(after, before: $1, scope: scope))
    }
    let snapshot = try widened(after, by: needs, loader)
    let verdicts = try befores.map { before throws(StoreError) in
      try judgement(of: snapshot, before: before, scope: scope, asChange: true)
    }
    guard var first = verdicts.first else { return Judgement() }
    let others = verdicts.dropFirst().map { Set($0.findings.map(Offence.init)) }
    first.findings = first.findings.filter { finding in
      others.allSatisfy { $0.contains(Offence(finding)) }
    }
    return first
  }

  /// The tickets with all that the rules must see beside them.
  private func widened(
    _ snapshot: BacklogSnapshot, by needs: RuleNeeds, _ loader: BacklogLoader
  ) throws(StoreError) -> BacklogSnapshot {
    if needs.needsListing { return try loader.load().snapshot }
    guard !needs.ids.isEmpty else { return snapshot }
    var finder = try TicketFinder(loader)
    let known = Set(snapshot.tickets.map(\.path))
    let others = try finder.bearers(of: needs.ids).filter { !known.contains($0.path) }
    guard !others.isEmpty else { return snapshot }
    return BacklogSnapshot(
      configuration: snapshot.configuration, projects: snapshot.projects,
      tickets: snapshot.tickets + others)
  }

  /// What two sides' findings have in common though their words may differ.
  private struct Offence: Hashable {
    let rule: String
    let path: String

    init(_ finding: Finding) {
      rule = finding.rule
      path = finding.path
    }
  }
}
