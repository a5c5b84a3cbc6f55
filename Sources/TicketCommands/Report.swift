internal import ArgumentParser
internal import TicketFlow
internal import TicketHistory
internal import TicketModel
internal import TicketReports
internal import TicketStore

extension TicketsCommand {
  struct Report: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "report", abstract: "Compute the flow of work from the commits",
      subcommands: [CycleTime.self])
  }
}

extension TicketsCommand.Report {
  struct CycleTime: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "cycle-time",
      abstract: "Show how many days finished tickets took, with percentiles",
      usage: "tickets report cycle-time [<options>] [<query> ...]")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var output: FormatOption<PlainFormat>
    @OptionGroup var past: AtOption
    @OptionGroup var selection: TicketSelection

    @Option(
      name: .customLong("as-of"),
      help: ArgumentHelp("Answer as of the end of that day", valueName: "YYYY-MM-DD"))
    var asOf: String?

    @Option(
      help: ArgumentHelp("Only what was finished from that day on", valueName: "YYYY-MM-DD"))
    var since: String?

    func run() async throws {
      let workspace = try await Workspace.open(options, at: past)
      let (history, configuration) = try workspace.history()
      let zone = configuration.timezone
      let end = try day(asOf, "--as-of").map(zone.end(of:)) ?? workspace.environment.now
      let snapshot = try workspace.load()
      let selected =
        try selection.isEverything
        ? nil : Set(selection.tickets(of: snapshot, workspace).compactMap { $0.id?.folded })
      let timelines = history.timelines.filter {
        selected?.contains($0.id.lowercased()) ?? true
      }
      let report = CycleTimeReport(
        timelines: timelines,
        workflow: { snapshot.configuration(forTimeline: $0).workflow }, timezone: zone,
        asOf: end,
        options: FlowOptions(
          start: configuration.metrics.start, since: try day(since, "--since").map(zone.start)))
      try workspace.answer(
        output.form, text: CycleTimeRenderer(style: workspace.style).text(report),
        json: CycleTimeRenderer.json(report))
    }

    private func day(_ text: String?, _ option: String) throws -> CalendarDay? {
      guard let text else { return nil }
      guard let day = CalendarDay(text) else {
        throw ValidationError("\(option) takes a day such as 2026-01-31, not \(text)")
      }
      return day
    }
  }
}

extension BacklogSnapshot {
  /// The configuration of the project in which a ticket's history ended.
  func configuration(forTimeline timeline: TicketTimeline) -> BacklogConfiguration {
    self[timeline.id].map { configuration(for: $0) } ?? configuration
  }
}
