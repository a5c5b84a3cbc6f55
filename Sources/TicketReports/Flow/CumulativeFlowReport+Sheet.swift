package import TicketFlow
internal import TicketModel

extension CumulativeFlowReport {
  /// The report, ready to be shown.
  package var sheet: ReportSheet {
    ReportSheet(
      name: "cfd", title: "Cumulative flow",
      subject: "\(FlowWords.tickets(arrivals)), \(FlowWords.days(days.count)), "
        + FlowWords.moment(asOf, timezone),
      figures: figures, chart: chart, tables: [table], json: json)
  }

  /// How many tickets had been written down by the last day.
  private var arrivals: Int { days.last?.bands.reduce(0, +) ?? 0 }

  private var figures: [String] {
    guard let last = days.last else { return ["nothing has happened yet"] }
    return zip(states, last.bands).map { "\($0.name)  \($1)" }
  }

  private var table: ReportTable {
    ReportTable(
      "Days",
      columns: [.init("date", "DATE")]
        + states.map { .init($0.name, $0.name.uppercased(), isNumber: true) },
      rows: days.map { day in ["\(day.date)"] + day.counts.map { "\($0)" } })
  }

  private var json: JSONValue {
    .object(
      JSONValue.heading(asOf, timezone) + [
        ("states", .array(states.map { .string($0.name) })),
        (
          "days",
          .array(
            days.map { day in
              [
                "date": .day(day.date), "counts": .array(day.counts.map(JSONValue.int)),
                "bands": .array(day.bands.map(JSONValue.int)),
              ]
            })
        ),
      ])
  }
}
