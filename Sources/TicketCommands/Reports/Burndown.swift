internal import ArgumentParser
internal import TicketFlow
internal import TicketReports

extension TicketsCommand.Report {
  struct Burndown: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "burndown",
      abstract: "Show what is left of a sprint, day by day",
      usage: "tickets report burndown [<options>] [<query> ...]")

    @OptionGroup var report: ReportOptions

    @Option(
      name: .customLong("for"),
      help: ArgumentHelp("The sprint; the current one without it", valueName: "sprint"),
      completion: .values(of: "sprint"))
    var sprint: String?

    func run() throws {
      try report.answer(withPlans: true) { flow, source in
        BurndownReport(flow, sprint: try source.sprint(named: sprint, in: flow)).sheet
      }
    }
  }
}

extension FlowSource {
  /// The sprint of a name, or the current one.
  func sprint(named name: String?, in flow: BacklogFlow) throws(CommandError) -> Sprint {
    let calendar = try requiredSprints(of: flow, including: name)
    if let sprint = name.map(calendar.sprint(named:)) ?? calendar.current(on: flow.lastDay) {
      return sprint
    }
    let names = calendar.sprints.suffix(10).map(\.name).joined(separator: ", ")
    throw CommandError(
      .usage, name.map { "there is no sprint \($0)" } ?? "no sprint has begun by \(flow.lastDay)",
      hints: ["sprints: \(names)"])
  }
}
