/// The header between the `---` lines can't be read as YAML.
package enum FrontMatterSyntax: RelayedRule {
  /// What a person should know of the rule.
  package static let documentation = RuleDocumentation(
    name: "front-matter-syntax",
    checks: "The header between the `---` lines is YAML that can be read.",
    why: """
      A header that can't be read hides the ticket's state: it would be missing from the board and \
      from every metric.
      """,
    example: RuleExample("---\nid: P3-1\ntitle: fix: the login\nstatus: todo\n---\n"),
    instead: RuleExample("---\nid: P3-1\ntitle: \"fix: the login\"\nstatus: todo\n---\n"),
    cure:
      "Put quotes around a value that holds `: `, or begins with `@`, a backtick or another sign.",
    isWaivable: false)
}
