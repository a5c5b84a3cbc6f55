internal import ArgumentParser
internal import TicketFlow
internal import TicketReports

extension TicketsCommand.Report {
  struct Throughput: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "throughput",
      abstract: "Show how many tickets were finished in each period",
      usage: "tickets report throughput [<options>] [<query> ...]")

    @OptionGroup var report: ReportOptions

    @Option(help: "Count by day, week (from Monday) or month")
    var period = Choice(FlowPeriod.week)

    func run() throws {
      try report.answer { flow, _ in ThroughputReport(flow, period: period.value).sheet }
    }
  }
}
