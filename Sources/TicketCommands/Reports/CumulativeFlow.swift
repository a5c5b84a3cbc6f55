internal import ArgumentParser
internal import TicketFlow
internal import TicketReports

extension TicketsCommand.Report {
  struct CumulativeFlow: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "cfd",
      abstract: "Show how many tickets had come how far, day by day",
      usage: "tickets report cfd [<options>] [<query> ...]")

    @OptionGroup var report: ReportOptions

    func run() throws {
      try report.answer { flow, _ in CumulativeFlowReport(flow).sheet }
    }
  }
}
