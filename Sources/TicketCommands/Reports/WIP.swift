internal import ArgumentParser
internal import TicketFlow
internal import TicketReports

extension TicketsCommand.Report {
  struct WIP: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "wip",
      abstract: "Show how much was in progress at the end of each day",
      usage: "tickets report wip [<options>] [<query> ...]")

    @OptionGroup var report: ReportOptions

    func run() throws {
      try report.answer { flow, _ in WIPReport(flow).sheet }
    }
  }
}
