internal import ArgumentParser
internal import TicketFlow
internal import TicketReports

extension TicketsCommand.Report {
  struct Aging: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "aging",
      abstract: "Show how old the work in progress is, state by state",
      usage: "tickets report aging [<options>] [<query> ...]")

    @OptionGroup var report: ReportOptions

    func run() throws {
      try report.answer { flow, _ in AgingReport(flow).sheet }
    }
  }
}
