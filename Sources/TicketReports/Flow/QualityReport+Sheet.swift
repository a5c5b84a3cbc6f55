package import TicketFlow
internal import TicketModel

extension QualityReport {
  /// The report, ready to be shown.
  package var sheet: ReportSheet {
    ReportSheet(
      name: "quality", title: "Data quality",
      subject: "\(FlowWords.tickets(tickets)), \(FlowWords.moment(asOf, timezone))",
      figures: entries.isEmpty
        ? ["nothing odd"] : counts.map { "\($0.kind)  \($0.count)" },
      tables: entries.isEmpty ? [emptyTable] : [table], json: json)
  }

  private var emptyTable: ReportTable {
    ReportTable("Oddities", columns: QualityReport.columns, rows: [])
  }

  private var table: ReportTable {
    ReportTable(
      "Oddities", columns: QualityReport.columns,
      rows: entries.map { entry in
        [
          entry.kind, entry.ticket ?? "", entry.message,
          entry.commit.map { String($0.prefix(8)) } ?? "", entry.path ?? "",
        ]
      }, cut: .end)
  }

  private static let columns: [ReportTable.Column] = [
    .init("kind", "KIND"), .init("ticket", "TICKET"), .init("message", "WHAT"),
    .init("commit", "COMMIT", isOptional: true), .init("path", "PATH", isOptional: true),
  ]

  private var json: JSONValue {
    .object(
      JSONValue.heading(asOf, timezone) + [
        ("ticketCount", .int(tickets)),
        ("counts", .object(counts.map { ($0.kind, .int($0.count)) })),
        (
          "issues",
          .array(
            entries.map { entry in
              [
                "kind": .string(entry.kind), "ticket": JSONValue(entry.ticket),
                "path": JSONValue(entry.path), "commit": JSONValue(entry.commit),
                "message": .string(entry.message),
              ]
            })
        ),
      ])
  }
}
