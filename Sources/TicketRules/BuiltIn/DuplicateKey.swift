/// A key stands in the header more than once.
package enum DuplicateKey: RelayedRule {
  /// What a person should know of the rule.
  package static let documentation = RuleDocumentation(
    name: "duplicate-key",
    checks: "A key stands in the header once.",
    why: "Of two values nobody can say which one is meant; a merge leaves such pairs behind.",
    example: RuleExample("---\nid: P3-1\ntitle: Login\nstatus: todo\nstatus: done\n---\n"),
    instead: RuleExample("---\nid: P3-1\ntitle: Login\nstatus: done\n---\n"),
    cure: "Delete the line that no longer holds.",
    isWaivable: false)
}
