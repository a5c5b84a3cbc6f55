internal import TicketModel
internal import TicketRules
internal import TicketStore

extension Judge {
  /// What is wrong with the tickets of a change, held against each side that it comes from.
  ///
  /// A merge has several sides, and moves nothing that one of them had moved: only what is wrong
  /// against every side counts. `after` is the tickets with what they refer to; the whole backlog is
  /// read through `loader` where a rule counts or compares more.
  func findings(
    of after: BacklogSnapshot, against befores: [BacklogSnapshot], scope: Set<String>,
    loader: BacklogLoader
  ) throws(StoreError) -> [Finding] {
    let needs = befores.reduce(RuleNeeds.nothing) {
      $0.union(self.needs(after, before: $1, scope: scope))
    }
    let snapshot = try needs.needsListing ? loader.load().snapshot : after
    let verdicts = befores.map { findings(in: snapshot, before: $0, scope: scope) }
    guard let first = verdicts.first else { return [] }
    let others = verdicts.dropFirst().map { Set($0.map(Offence.init)) }
    return first.filter { finding in others.allSatisfy { $0.contains(Offence(finding)) } }
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
