internal import ArgumentParser
internal import TicketModel
internal import TicketRules
internal import TicketStore
internal import TicketSyntax

extension TicketsCommand {
  struct Rules: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "rules", abstract: "List the rules in force, or explain one",
      discussion: """
        Examples:
          tickets rules
          tickets rules explain dependency-cycle
        """,
      subcommands: [ListRules.self, Explain.self], defaultSubcommand: ListRules.self)
  }
}

extension TicketsCommand.Rules {
  struct ListRules: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List the rules in force, and where they are configured",
      usage: "tickets rules list [<options>]")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var output: FormatOption<TableFormat>
    @OptionGroup var past: AtOption

    @Flag(help: "List those that are switched off too")
    var all = false

    func run() throws {
      let workspace = try Workspace.open(options, at: past)
      let entries = try workspace.ruleSets().entries.filter { all || $0.severity != .off }
      let list = RuleList(entries: entries, style: workspace.style)
      switch output.form {
      case .text: try workspace.answer(list.text)
      case .json: try workspace.answer(list.json)
      case .csv: try workspace.answer(CSVText.document(list.rows))
      }
    }
  }

  struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "explain",
      abstract: "Say what a rule checks, why, and how to meet it",
      usage: "tickets rules explain [<options>] <name>",
      discussion: """
        Takes the name of a built-in rule, of one that the backlog configures, or of a kind of \
        requirement, such as checkboxes.

        Examples:
          tickets rules explain unknown-field
          tickets rules explain checkboxes
        """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var output: FormatOption<PlainFormat>

    @Argument(help: ArgumentHelp("The rule", valueName: "name"), completion: .rules)
    var name: String

    func run() throws {
      let workspace = try Workspace.open(options)
      let entries = try workspace.ruleSets().entries
      let meant = entries.filter { $0.name.lowercased() == name.lowercased() }
      let kind = RequirementRegistry.all.map { $0.documentation }.first { $0.name == name }
      guard !meant.isEmpty || kind != nil else { throw unknown(entries) }
      let explanation = RuleExplanation(entries: meant, kind: kind, style: workspace.style)
      try workspace.answer(output.form, text: explanation.text, json: explanation.json)
    }

    private func unknown(_ entries: [RuleEntry]) -> CommandError {
      let names = entries.map(\.name) + RequirementRegistry.names
      let near = Spelling.suggestion(for: name, among: names)
      return CommandError(
        .usage, "there is no rule \(name)",
        hints: [near.map { "did you mean \($0)?" } ?? "`tickets rules --all` lists them"])
    }
  }
}

extension Workspace {
  /// The rules of the backlog in sight; mistakes in them are an error.
  func ruleSets() throws(CommandError) -> RuleSets {
    let loader = try loader()
    let loaded = try loader.loaded()
    let sets = RuleSets(loaded.snapshot)
    let mistakes = loaded.findings + sets.findings
    guard mistakes.contains(where: { $0.severity == .error }) else { return sets }
    throw CommandError(
      .usage, "the configuration has mistakes", findings: mistakes,
      sources: SourceLines(of: mistakes, loader.reader))
  }
}
