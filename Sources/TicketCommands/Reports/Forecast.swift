internal import ArgumentParser
internal import TicketFlow
internal import TicketModel
internal import TicketReports
internal import TicketStore

extension TicketsCommand.Report {
  struct Forecast: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "forecast",
      abstract: "Tell when work will be finished, or how much by a day",
      usage: "tickets report forecast [<options>] [<query> ...]",
      discussion: """
        Without --items, --of, --days and --by-date: when all open tickets will be finished.

        Examples:
          tickets report forecast --items 12
          tickets report forecast --days 30 --since 2026-01-01
          tickets report forecast --of milestone:launch --by-date 2026-06-30
        """)

    @OptionGroup var report: ReportOptions

    @Option(help: ArgumentHelp("When will so many tickets be finished?", valueName: "n"))
    var items: Int?

    @Option(help: ArgumentHelp("How many will be finished in so many days?", valueName: "n"))
    var days: Int?

    @Option(
      name: [.customLong("query"), .customLong("of")],
      help: ArgumentHelp(
        "When will the open tickets of a query be finished?", valueName: "query"))
    var query: String?

    @Option(
      name: .customLong("by-date"),
      help: ArgumentHelp("How many will be finished by that day?", valueName: "day"))
    var date: String?

    func validate() throws {
      if items != nil, query != nil { throw ValidationError("give --items or --query, not both") }
      if days != nil, date != nil { throw ValidationError("give --days or --by-date, not both") }
      guard (0...1_000_000).contains(items ?? 0) else {
        throw ValidationError("--items takes a number from 0 to 1000000")
      }
      guard (0...TicketFlow.Forecast.horizon).contains(days ?? 0) else {
        throw ValidationError("--days takes a number from 0 to \(TicketFlow.Forecast.horizon)")
      }
    }

    func run() throws {
      try report.answer { flow, source in
        let forecast = TicketFlow.Forecast(flow)
        return forecast.sheet(try question(forecast, flow, source))
      }
    }

    private func question(
      _ forecast: TicketFlow.Forecast, _ flow: BacklogFlow, _ source: FlowSource
    ) throws -> ForecastQuestion {
      let days = try days ?? daysToDate(from: forecast.today)
      if let query {
        return ForecastQuestion(items: try source.open(query), days: days)
      }
      let isAll = items == nil && days == nil
      return ForecastQuestion(
        items: isAll ? flow.journeys.count(where: \.isOpen) : items, days: days)
    }

    private func daysToDate(from today: CalendarDay) throws -> Int? {
      guard let date else { return nil }
      guard let day = CalendarDay(date) else {
        throw ValidationError("--by-date takes a day such as 2026-01-31, not \(date)")
      }
      let days = day.daysSinceEpoch - today.daysSinceEpoch
      guard (0...TicketFlow.Forecast.horizon).contains(days) else {
        throw ValidationError("--by-date takes a day from \(today) on, ten years ahead at most")
      }
      return days
    }
  }
}

extension FlowSource {
  /// How many tickets of a query are open at the moment asked for.
  fileprivate func open(_ query: String) throws(CommandError) -> Int {
    let query = try store { () throws(StoreError) in try Query.parsed(query, snapshot) }
    let tickets = query.tickets(in: snapshot, today: everything.lastDay)
    let wanted = Set(tickets.compactMap { $0.id?.folded })
    return everything.journeys.count { $0.isOpen && wanted.contains($0.id.lowercased()) }
  }
}
