internal import ArgumentParser
internal import TicketFlow
internal import TicketReports
internal import TicketStore
internal import TicketsKit

extension TicketsCommand.Report {
  struct Velocity: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "velocity",
      abstract: "Show how much was planned and finished in each sprint",
      usage: "tickets report velocity [<options>] [<query> ...]")

    @OptionGroup var report: ReportOptions

    func run() throws {
      try report.answer(withPlans: true) { flow, source in
        VelocityReport(flow, calendar: try source.requiredSprints(of: flow)).sheet
      }
    }
  }
}

extension FlowSource {
  /// The sprints by which the projects of a flow are planned.
  func sprints(of flow: BacklogFlow, including name: String? = nil) -> SprintCalendar {
    snapshot.sprints(through: flow.lastDay, including: name)
      .restricted(to: Set(flow.journeys.filter { $0.traits.path != nil }.map(\.traits.project)))
  }

  /// The sprints; without any there is nothing to report by sprint.
  func requiredSprints(
    of flow: BacklogFlow, including name: String? = nil
  ) throws(CommandError) -> SprintCalendar {
    let calendar = sprints(of: flow, including: name)
    guard calendar.sprints.isEmpty else { return calendar }
    throw CommandError(
      .usage, "there are no sprints by \(flow.lastDay)",
      hints: [
        "write sprints: {first: 2026-01-05, length: 2 weeks} into \(workspace.place.configurationPath)",
        "or give tickets of the type sprint a `start:` and an `end:` day",
      ])
  }
}
