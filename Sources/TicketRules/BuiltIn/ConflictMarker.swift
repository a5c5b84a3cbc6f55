/// The file holds the marks of a merge that nobody finished.
package enum ConflictMarker: RelayedRule {
  /// What a person should know of the rule.
  package static let documentation = RuleDocumentation(
    name: "conflict-marker",
    checks: "The file holds no `<<<<<<<`, `=======`, `>>>>>>>` lines of an unfinished merge.",
    why: "With them the file holds two versions of the ticket, and neither counts.",
    example: RuleExample(
      """
      ---
      id: P3-1
      title: Login
      <<<<<<< HEAD
      status: todo
      =======
      status: done
      >>>>>>> feature
      ---

      """),
    instead: RuleExample("---\nid: P3-1\ntitle: Login\nstatus: done\n---\n"),
    cure: "Keep the lines that hold, and delete the others together with the marks.",
    isWaivable: false)
}
