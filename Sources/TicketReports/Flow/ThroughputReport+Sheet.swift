package import TicketFlow
internal import TicketModel

extension ThroughputReport {
  /// The report, ready to be shown.
  package var sheet: ReportSheet {
    var figures = ["no complete \(period.rawValue) yet"]
    if let mean {
      figures = ["\(FlowWords.mean(mean)) tickets a \(period.rawValue) on average"]
    }
    let notes =
      incomplete == 0
      ? []
      : ["\(FlowWords.tickets(incomplete)) finished in a \(period.rawValue) that isn't complete"]
    return ReportSheet(
      name: "throughput", title: "Throughput",
      subject: "\(FlowWords.tickets(total)) finished in "
        + "\(FlowWords.counted(periods.count, "complete \(period.rawValue)")), "
        + FlowWords.moment(asOf, timezone),
      figures: figures,
      chart: chart,
      tables: [
        ReportTable(
          "Periods",
          columns: [.init("start", "START"), .init("count", "FINISHED", isNumber: true)],
          rows: periods.map { ["\($0.start)", "\($0.count)"] })
      ], notes: notes, json: json)
  }

  private var json: JSONValue {
    .object(
      JSONValue.heading(asOf, timezone) + [
        ("period", .string(period.rawValue)),
        (
          "periods",
          .array(periods.map { ["start": .day($0.start), "count": .int($0.count)] })
        ), ("total", .int(total)), ("mean", JSONValue(mean)), ("incomplete", .int(incomplete)),
      ])
  }
}
