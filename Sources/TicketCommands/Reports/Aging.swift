internal import ArgumentParser
internal import TicketFlow
internal import TicketReports

extension TicketsCommand.Report {
  struct Aging: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "aging",
      abstract: "Show how old the work in progress is, state by state",
      usage: "tickets report aging [<options>] [<query> ...]")

    @OptionGroup var report: ReportOptions

    func run() async throws {
      try await report.answer { flow, _ in AgingReport(flow).sheet }
    }
  }
}
