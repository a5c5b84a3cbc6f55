internal import ArgumentParser

extension TicketsCommand {
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check", abstract: "Hold the backlog, or what is staged, to its rules",
      usage: "tickets check [<options>] [<id> ...]\ntickets check [<options>] [<query> ...]",
      discussion: """
        Without options every ticket on disk is judged, and changes of state against HEAD; symbolic \
        links, which are passed over, are named. \
        --staged judges what a commit would change, as the pre-commit hook does. --range judges \
        each commit of a range by itself, as a pull request or a push wants it: the tickets that \
        it touched, by the rules that it holds.

        Examples:
          tickets check P3-101
          tickets check is:open label:release
          tickets check --range origin/main..HEAD --format github

        Exit codes: 0 nothing refuses; 1 there are errors; 2 the configuration has mistakes; \
        3 the repository can't be judged, such as a shallow clone.
        """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var output: FormatOption<FindingFormat>
    @OptionGroup var past: AtOption

    @Flag(name: .customLong("staged"), help: "Judge what is staged, as the pre-commit hook does")
    var isStaged = false

    @Option(help: ArgumentHelp("Judge each commit of a range", valueName: "base..tip"))
    var range: String?

    @Flag(name: .customLong("strict"), help: "Let warnings fail as errors do")
    var isStrict = false

    @OptionGroup var repairs: RepairOptions
    @OptionGroup var selection: TicketSelection

    func validate() throws {
      let scopes = [
        isStaged ? "--staged" : nil, range.map { _ in "--range" }, past.at.map { _ in "--at" },
      ]
      .compactMap { $0 }
      guard scopes.isEmpty || !repairs.isAsked else {
        throw ValidationError(
          "\(scopes[0]) only judges; --fix and --write-baseline change files")
      }
      guard scopes.count < 2 else {
        throw ValidationError("\(scopes.joined(separator: " and ")) exclude each other")
      }
    }

    func run() throws {
      let workspace = try Workspace.open(options, at: past)
      if isStaged, workspace.environment.variables["TICKETS_HOOKS"] == "0" { return }
      if repairs.isAsked, try !repairs.run(workspace, selection, output.form) { return }
      let outcome = try outcome(workspace)
      try workspace.answer(outcome.text(output.form, style: workspace.style))
      if let status = outcome.failure(isStrict: isStrict) { throw CommandError.silent(status) }
    }

    private func outcome(_ workspace: Workspace) throws(CommandError) -> CheckOutcome {
      if isStaged { return try workspace.judgeStaged(selection) }
      guard let range else { return try workspace.checkTree(selection) }
      return try workspace.check(
        RevisionRange.parse(range, in: workspace.repository), selection)
    }
  }
}
