internal import ArgumentParser
internal import TicketHistory
internal import TicketModel
internal import TicketRules
internal import TicketStore

extension TicketsCommand {
  struct Gate: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "gate", abstract: "Say whether tickets may be released, and what blocks them",
      usage: "tickets gate [<options>] <id-or-name>\ntickets gate [<options>] <query> ...",
      discussion: """
        Takes the id or title of an epic or feature, the name of a milestone, sprint or project, or \
        a query. Every ticket under it must be done, or dropped, and pass its own rules as if it \
        had come into its state just now. Warnings do not block; waivers and the baseline hold.

        Examples:
          tickets gate P3-S1
          tickets gate "Release 2.0"
          tickets gate sprint:3 priority:P0

        Exit codes: 0 ready; 1 something blocks; 2 nothing is meant by the words.
        """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var output: FormatOption<PlainFormat>
    @OptionGroup var past: AtOption

    @Argument(
      help: ArgumentHelp("What is to be released", valueName: "selector"), completion: .query)
    var words: [String]

    func run() throws {
      let workspace = try Workspace.open(options, at: past)
      let selector = words.joined(separator: " ")
      let answer = GateAnswer(
        selector: selector, verdict: try workspace.verdict(on: selector), style: workspace.style)
      try workspace.answer(output.form, text: answer.text, json: answer.json)
      if !answer.verdict.isReady { throw CommandError.silent(.refused) }
    }
  }
}

extension Workspace {
  /// Judges what some words select, by all the rules that hold in the tree in sight.
  func verdict(on selector: String) throws(CommandError) -> TicketRules.Gate.Verdict {
    let loader = try loader()
    let loaded = try loader.loaded()
    let snapshot = loaded.snapshot
    let runner = RuleRunner(snapshot)
    let judge = Judge(today: today(snapshot.configuration), loader: loader)
    let (options, mistakes) = try store { () throws(StoreError) in try judge.options() }
    try refuse(loaded.findings + runner.ruleSets.findings + mistakes)
    try warnOfUnreadable(snapshot)
    do throws(GateSelection.Failure) {
      let selection = try GateSelection(selector, in: snapshot, today: judge.today)
      let arrivals = runner.ruleSets.haveBeginnings ? arrivals(snapshot) : [:]
      return TicketRules.Gate(runner, snapshot, today: judge.today, arrivals: arrivals, options)
        .verdict(on: selection)
    } catch {
      throw CommandError(.usage, error.message, hints: error.hint.map { [$0] } ?? [])
    }
  }

  /// The days on which the tickets that are done came to be so, by lower-cased id, as far as the
  /// commits tell.
  private func arrivals(_ snapshot: BacklogSnapshot) -> [String: CalendarDay] {
    guard let history = try? history().0 else { return [:] }
    var days: [String: CalendarDay] = [:]
    for timeline in history.timelines {
      guard let ticket = snapshot[timeline.id] else { continue }
      let configuration = snapshot.configuration(for: ticket)
      let isDone = { (state: String?) in
        state.flatMap { configuration.workflow.category(of: $0) } == .done
      }
      let arrival = timeline.events.last { isDone($0.to) && !isDone($0.from) }
      guard let arrival, isDone(ticket.status) else { continue }
      days[timeline.id.lowercased()] = configuration.timezone.day(of: arrival.recorded)
    }
    return days
  }
}
