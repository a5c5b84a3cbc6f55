internal import TicketModel
/// The page that documents every built-in rule and every kind of requirement, made of what stands in
/// their files.
package enum RuleReference {
  /// The page, in Markdown.
  package static var markdown: String {
    ([head, table, configuring, kinds] + RuleRegistry.documentation.map(section))
      .joined(separator: "\n")
  }

  private static let head = """
    # Rules

    Every rule that a backlog has without asking, and what rules of your own may require.

    This page is made from the rules themselves: `tickets rules` lists those in force in a backlog, and
    `tickets rules explain NAME` prints one.

    """

  private static var table: String {
    let rows = RuleRegistry.documentation.map { rule in
      "| `\(rule.name)` | \(rule.severity.rawValue) | \(rule.checks) |"
    }
    return "## Built-in rules\n\n| rule | weight | what holds |\n|---|---|---|\n"
      + rows.joined(separator: "\n") + "\n"
  }

  private static let configuring = """
    ## Rules of your own

    A rule is data under `rules:` in `backlog.yml`; `project.yml` refines it for one project, and
    `types:` for one type of tickets. Layers merge key by key, so that a layer may change the severity
    alone.

        rules:
          unknown-field: error               # a built-in rule, tuned in a word
          acceptance-met:
            on: enter done                   # enter, leave or in STATES, create, always
            when: type:story,bug             # a query; absent: every ticket
            require:
              - checkboxes: {section: Acceptance criteria}
            message: "{id}: every criterion must be ticked"
            help: tick what is met, or leave the ticket in review
            severity: error                  # error, warning or off
            since: 2026-01-01                # earlier moves are exempt
        types:
          bug:
            rules:
              acceptance-met: warning

    `enter` and `leave` speak of the change: a state, a category (`todo`, `doing`, `done`, `dropped`),
    or several with commas. `in` and `always` hold at every check. `when` looks at the ticket after the
    change. A message may hold `{id}`, any other field, `{from}`, `{to}`, `{path}` and `{project}`;
    `{{` is a brace.

    Patterns are `*`, `?` and `[a-z]` without case; between slashes stands a regular expression, such as
    `/^PR-\\d+$/`: literals, classes, groups, `|`, `* + ?`, `{n,m}` and anchors. It is searched in one
    pass, so that no expression is slow.

    ### Waivers

    A ticket may be excused from a rule until a day:

        waivers:
          - {rule: acceptance-met, reason: the device is gone, by: Ada, until: 2026-12-31}

    `reason` and `until` are required. What makes a file unreadable can't be waived.

    ### Baseline

    `tickets check --write-baseline` lists the findings of a backlog that takes up its rules late, in
    `baseline.tsv` beside `backlog.yml`. They no longer refuse anything; what is cured is reported as
    `stale-baseline`, and the list only becomes shorter, unless `--force` is given.

    ### Symbolic links

    Nothing is read or written through a symbolic link, since it may lead out of the repository. A check
    of the whole backlog on disk warns of each that bears a ticket's name or stands for a folder, as
    `symbolic-link`.

    """

  private static var kinds: String {
    let all = RequirementRegistry.all.map { $0.documentation }.sorted { $0.name < $1.name }
    let parts = all.map { "### \($0.name)\n\n\($0.checks)\n\n    - \($0.example)\n" }
    return "## What rules may require\n\n" + parts.joined(separator: "\n")
  }

  private static func section(_ rule: RuleDocumentation) -> String {
    """
    ## \(rule.name)

    \(rule.checks) \(rule.why)

    Offends:

    \(code(rule.example.description))
    In its place:

    \(code(rule.instead.description))
    \(rule.cure)\(rule.isWaivable ? "" : " It can't be waived.")

    """
  }

  /// A text as a block of code; line ends that are blank stay blank.
  private static func code(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "    \($0)" }.joined(separator: "\n")
  }
}
