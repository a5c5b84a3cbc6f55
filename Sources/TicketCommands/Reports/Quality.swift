internal import ArgumentParser
internal import TicketReports

extension TicketsCommand.Report {
  struct Quality: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "quality",
      abstract: "Show what is odd in the data that the reports are made from",
      usage: "tickets report quality [<options>] [<query> ...]")

    @OptionGroup var report: ReportOptions

    func run() throws {
      try report.answer(withPlans: true) { flow, source in
        source.quality(of: flow).sheet
      }
    }
  }
}
