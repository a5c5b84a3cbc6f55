package import TicketFlow
internal import TicketModel

extension WIPReport {
  /// The report, ready to be shown.
  package var sheet: ReportSheet {
    let now = days.last?.count ?? 0
    var figures = ["\(FlowWords.tickets(now)) in progress"]
    if let mean, let most = days.map(\.count).max() {
      figures.append("\(FlowWords.mean(mean)) on average, \(most) at most")
    }
    return ReportSheet(
      name: "wip", title: "Work in progress",
      subject: "\(FlowWords.days(days.count)), \(FlowWords.moment(asOf, timezone))",
      figures: figures,
      chart: chart,
      tables: [
        ReportTable(
          "Days", columns: [.init("date", "DATE"), .init("count", "COUNT", isNumber: true)],
          rows: days.map { ["\($0.date)", "\($0.count)"] })
      ],
      json: .object(
        JSONValue.heading(asOf, timezone) + [
          ("days", .array(days.map { ["date": .day($0.date), "count": .int($0.count)] })),
          ("mean", JSONValue(mean)),
        ]))
  }
}
