package import TicketFlow
internal import TicketModel

extension WIPReport {
  /// A surface as high as what was in progress at the end of each day.
  package var chart: Chart {
    let dates = days.map(\.date)
    let first = dates.first ?? timezone.day(of: asOf)
    let mean = mean.map {
      ChartMark.level($0, label: "mean \(FlowWords.number($0))", .secondary)
    }
    let heights = days.map { 0...Double($0.count) }
    return Chart(
      name: "wip", title: "Work in progress",
      description: "\(FlowWords.tickets(days.last?.count ?? 0)) in progress on the last day.",
      x: ChartAxis(.days(first, dates.last ?? first)),
      y: ChartAxis(
        .numbers(upTo: Double(days.map(\.count).max() ?? 1), isWhole: true),
        label: "Tickets in progress"),
      marks: [.area(.primary, DailyChart.steps(dates, heights))] + [mean].compactMap(\.self) + [
        DailyChart.readings(dates) { "\(dates[$0]): \(FlowWords.tickets(days[$0].count))" }
      ])
  }
}
