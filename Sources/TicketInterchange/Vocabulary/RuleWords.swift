/// Sentences about how a team works, for which the configuration has a check.
enum RuleWords {
  /// Whether a heading or key says that an order of execution follows.
  static func isOrder(_ text: String) -> Bool {
    let folded = Folding.fold(text)
    return [
      "ordre d", "ordre recommande", "execution order", "order of", "recommended order",
      "ordre de", "priorisation d'execution", "priority order", "sequence",
    ].contains { folded.contains($0) }
  }

  /// Whether a heading or key announces a Definition of Done.
  static func isDefinitionOfDone(_ text: String) -> Bool {
    let folded = Folding.fold(text)
    return ["definition of done", "definition de fini", "definition du fini", "(dod)"]
      .contains { folded.contains($0) }
      || Vocabulary.concept(folded.trimmed(of: " :*")) == .rules
        && folded.hasPrefix("do") && folded.contains("dod")
  }

  /// The rule that a sentence asks for; nil where there is no check for it.
  static func rule(_ text: String) -> RuleProposals.Rule? {
    let folded = Folding.fold(text)
    func says(_ words: [String]) -> Bool { words.contains { folded.contains($0) } }
    if says(["p0"]), says(["bloqu", "block"]), says(["release", "livraison", "mise en prod"]) {
      return blockingRelease
    }
    if says(["dette", "technical debt", "tech debt"]),
      says(["date", "echeance", "remediation", "deadline"])
    {
      return datedDebt
    }
    if says(["schema"]), says(["migration"]), says(["rollback", "retour arriere", "down"]) {
      return schemaPlans
    }
    if says(["sensible", "sensitive"]), says(["e2e", "end-to-end", "bout en bout"]) {
      return sensitiveTests
    }
    if isReview(text) { return reviewed }
    if says(["critere", "acceptance criteria"]), says(["tous", "all", "doivent", "must"]) {
      return acceptance
    }
    return nil
  }

  /// Whether a text asks for somebody else's approval.
  static func isReview(_ text: String) -> Bool {
    let folded = Folding.fold(text)
    return ["revue", "review", "relecture", "relu "].contains { folded.contains($0) }
      && [
        "approuv", "approved", "approval", "valid", "code review", "revue de code", "reviewed",
        "by another", "par un pair", "peer",
      ].contains { folded.contains($0) }
  }

  /// The most tickets in progress, of `WIP max : 3`.
  static func limit(_ text: String) -> Int? {
    let folded = Folding.fold(text)
    guard folded.contains("wip"), folded.utf8.count < 200 else { return nil }
    let numbers = folded.split { !$0.isNumber }.compactMap { Int($0) }
    return numbers.count == 1 && (1...999).contains(numbers[0]) ? numbers[0] : nil
  }

  private static let blockingRelease = RuleProposals.Rule(
    name: "open-p0-blocks-release",
    lines: [
      "on: enter done", "when: type:feature", "require:",
      "  - all-of: {query: \"parent:{id} priority:P0\", in: done}",
      "message: every P0 ticket of the feature must be done and pass its own rules",
    ])

  private static let datedDebt = RuleProposals.Rule(
    name: "undated-debt",
    lines: [
      "on: always", "when: type:debt or label:debt", "require:",
      "  - field: {name: due, date: true}",
      "message: technical debt needs the day by which it is paid back",
    ])

  private static let schemaPlans = RuleProposals.Rule(
    name: "unplanned-schema-change",
    lines: [
      "on: enter done", "when: label:schema", "require:",
      "  - section: {title: [Migration plan, Plan de migration]}",
      "  - section: {title: [Rollback plan, Plan de rollback]}",
      "message: a schema change needs a migration plan and a rollback plan",
    ])

  private static let sensitiveTests = RuleProposals.Rule(
    name: "untested-sensitive-feature",
    lines: [
      "on: enter done", "when: type:feature label:sensitive", "require:",
      "  - any-child: \"label:e2e label:nominal\"", "  - any-child: \"label:e2e label:error\"",
      "message: a sensitive feature needs an end-to-end test of the normal case and one of the "
        + "error case",
    ])

  private static let reviewed = RuleProposals.Rule(
    name: "unapproved",
    lines: [
      "on: enter done", "require:", "  - approved-by: {field: reviewer}",
      "message: somebody who is not its owner must have approved it",
    ], fields: ["reviewer"])

  private static let acceptance = RuleProposals.Rule(
    name: "acceptance-met",
    lines: [
      "on: enter done", "require:",
      "  - checkboxes: {section: Acceptance criteria, optional: true}",
      "message: every acceptance criterion must be ticked",
    ])
}
