package import TicketFlow
internal import TicketModel

extension AgingReport {
  /// The report, ready to be shown.
  package var sheet: ReportSheet {
    let late = tickets.count { item in limit(85, in: item.status).map { item.ageDays > $0 } ?? false
    }
    var figures = ["\(FlowWords.tickets(tickets.count)) in progress"]
    if let oldest = tickets.first {
      figures.append("the oldest is \(FlowWords.days(oldest.ageDays)) old")
    }
    if late > 0 {
      figures.append(
        "\(late) older than 85 % of the finished tickets were when they left the same state")
    }
    return ReportSheet(
      name: "aging", title: "Ageing work",
      subject: FlowWords.moment(asOf, timezone), figures: figures, chart: chart,
      tables: [table, bandTable],
      json: json)
  }

  private var table: ReportTable {
    ReportTable(
      "Tickets",
      columns: [
        .init("id", "ID"), .init("status", "STATUS"), .init("start", "START"),
        .init("ageDays", "AGE", isNumber: true), .init("title", "TITLE", isOptional: true),
      ],
      rows: tickets.map { item in
        [
          item.id, item.status, "\(timezone.day(of: item.start))", "\(item.ageDays)",
          item.title ?? "",
        ]
      }, cut: .end)
  }

  private var bandTable: ReportTable {
    let ranks = [50, 70, 85, 95]
    return ReportTable(
      "Age of finished tickets when they left a state, in days",
      columns: [.init("state", "STATE"), .init("count", "COUNT", isNumber: true)]
        + ranks.map { .init("p\($0)", "P\($0)", isNumber: true) },
      rows: bands.map { band in
        [band.state, "\(band.count)"]
          + ranks.map { rank in
            band.percentiles.first { $0.rank == rank }.map { "\($0.days)" } ?? "-"
          }
      })
  }

  private var json: JSONValue {
    .object(
      JSONValue.heading(asOf, timezone) + [
        (
          "tickets",
          .array(
            tickets.map { item in
              [
                "id": .string(item.id), "status": .string(item.status),
                "start": .string(item.start.iso8601), "ageDays": .int(item.ageDays),
              ]
            })
        ),
        (
          "bands",
          .array(
            bands.map { band in
              .object(
                [("state", .string(band.state)), ("count", .int(band.count))]
                  + band.percentiles.map { ($0.name, .int($0.days)) })
            })
        ),
      ])
  }
}
