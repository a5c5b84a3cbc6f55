internal import ArgumentParser

extension TicketsCommand {
  struct Report: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "report", abstract: "Compute the flow of work from the commits",
      discussion: """
        Without a name: a summary on one screen. A query narrows every report.

        Examples:
          tickets report
          tickets report cycle-time --since 2026-01-01
          tickets report throughput --period month --format csv
          tickets report forecast --items 12
          tickets report aging project:shop --by owner
          tickets report --format html -o report.html
        """,
      subcommands: [
        Summary.self, CycleTime.self, LeadTime.self, Throughput.self, WIP.self, CumulativeFlow.self,
        Aging.self,
        Efficiency.self, Burndown.self, Velocity.self, Forecast.self, Quality.self,
      ], defaultSubcommand: Summary.self)
  }
}
