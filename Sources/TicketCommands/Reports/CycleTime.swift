internal import ArgumentParser
internal import TicketFlow
internal import TicketReports

extension TicketsCommand.Report {
  struct CycleTime: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "cycle-time",
      abstract: "Show how many days finished tickets took, with percentiles",
      usage: "tickets report cycle-time [<options>] [<query> ...]")

    @OptionGroup var report: ReportOptions

    func run() throws {
      try report.answer { flow, _ in CycleTimeReport(flow).sheet }
    }
  }
}
