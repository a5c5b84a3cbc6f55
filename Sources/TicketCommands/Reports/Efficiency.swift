internal import ArgumentParser
internal import TicketFlow
internal import TicketReports

extension TicketsCommand.Report {
  struct Efficiency: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "efficiency",
      abstract: "Show how much of the time was work and how much waiting",
      usage: "tickets report efficiency [<options>] [<query> ...]")

    @OptionGroup var report: ReportOptions

    func run() throws {
      try report.answer(withPlans: true) { flow, _ in EfficiencyReport(flow).sheet }
    }
  }
}
