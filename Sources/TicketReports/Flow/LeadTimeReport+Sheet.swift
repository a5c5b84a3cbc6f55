package import TicketFlow
internal import TicketModel

extension LeadTimeReport {
  /// The report, ready to be shown.
  package var sheet: ReportSheet {
    let percentiles = percentiles
    return ReportSheet(
      name: "lead-time", title: "Lead time",
      subject: "\(FlowWords.tickets(tickets.count)) finished, "
        + FlowWords.moment(asOf, timezone),
      figures: percentiles.isEmpty
        ? ["too few for a percentile: five finished tickets are the least"]
        : percentiles.map { "\($0.name)  \(FlowWords.days($0.days))" },
      chart: chart, tables: [table],
      json: .object(
        JSONValue.heading(asOf, timezone) + [
          ("count", .int(tickets.count)), ("percentiles", .percentiles(percentiles)),
          ("tickets", .array(tickets.map(json))),
        ]))
  }

  private var table: ReportTable {
    ReportTable(
      "Tickets",
      columns: [
        .init("id", "ID"), .init("created", "CREATED"), .init("finish", "FINISH"),
        .init("leadTimeDays", "LEAD", isNumber: true), .init("title", "TITLE", isOptional: true),
      ],
      rows: tickets.map { ticket in
        [
          ticket.id, "\(ticket.created)", "\(timezone.day(of: ticket.finish))", "\(ticket.days)",
          ticket.title ?? "",
        ]
      })
  }

  private func json(_ ticket: LeadTime) -> JSONValue {
    [
      "id": .string(ticket.id), "created": .day(ticket.created),
      "finish": .string(ticket.finish.iso8601), "leadTimeDays": .int(ticket.days),
    ]
  }
}
