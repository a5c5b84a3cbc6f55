internal import ArgumentParser
internal import TicketFlow
internal import TicketReports

extension TicketsCommand.Report {
  struct LeadTime: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "lead-time",
      abstract: "Show how many days passed from the first word to the finish",
      usage: "tickets report lead-time [<options>] [<query> ...]")

    @OptionGroup var report: ReportOptions

    func run() throws {
      try report.answer { flow, _ in LeadTimeReport(flow).sheet }
    }
  }
}
