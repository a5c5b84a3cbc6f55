package import TicketFlow
internal import TicketModel

extension CycleTimeReport {
  /// The report, ready to be shown.
  package var sheet: ReportSheet {
    let window = since.map { " since \(timezone.day(of: $0))" } ?? ""
    return ReportSheet(
      name: "cycle-time", title: "Cycle time",
      subject: "\(FlowWords.tickets(tickets.count)) finished\(window), "
        + FlowWords.moment(asOf, timezone),
      figures: figures, chart: chart, tables: [table] + (excluded.isEmpty ? [] : [exclusions]),
      json: json)
  }

  private var figures: [String] {
    let percentiles = percentiles
    guard !percentiles.isEmpty else {
      return ["too few for a percentile: five finished tickets are the least"]
    }
    var lines = percentiles.map { "\($0.name)  \(FlowWords.days($0.days))" }
    if let level = serviceLevel {
      lines.append(
        "expectation: \(FlowWords.days(level.days)) or less, "
          + "kept by \(level.within) of \(level.count)")
    }
    return lines
  }

  private var table: ReportTable {
    ReportTable(
      "Tickets",
      columns: [
        .init("id", "ID"), .init("start", "START"), .init("finish", "FINISH"),
        .init("cycleTimeDays", "CYCLE", isNumber: true),
        .init("leadTimeDays", "LEAD", isNumber: true),
        .init("title", "TITLE", isOptional: true),
      ],
      rows: tickets.map { ticket in
        [
          ticket.id, "\(timezone.day(of: ticket.start))", "\(timezone.day(of: ticket.finish))",
          "\(ticket.cycleTimeDays)", "\(ticket.leadTimeDays)", ticket.title ?? "",
        ]
      })
  }

  private var exclusions: ReportTable {
    ReportTable(
      "Finished without a cycle time",
      columns: [.init("id", "ID"), .init("reason", "REASON")],
      rows: excluded.map { [$0.id, $0.reason.rawValue] })
  }

  private var json: JSONValue {
    .object(
      JSONValue.heading(asOf, timezone) + [
        ("count", .int(tickets.count)), ("percentiles", .percentiles(percentiles)),
        ("sle", serviceLevel.map(JSONValue.init) ?? .null),
        ("tickets", .array(tickets.map(JSONValue.init))),
        (
          "excluded",
          .array(excluded.map { ["id": .string($0.id), "reason": .string($0.reason.rawValue)] })
        ),
      ])
  }
}

extension JSONValue {
  fileprivate init(_ level: ServiceLevelExpectation) {
    self = [
      "days": .int(level.days), "hitRate": .double(level.hitRate), "within": .int(level.within),
      "count": .int(level.count),
    ]
  }

  fileprivate init(_ ticket: CycleTime) {
    self = [
      "id": .string(ticket.id), "start": .string(ticket.start.iso8601),
      "finish": .string(ticket.finish.iso8601), "cycleTimeDays": .int(ticket.cycleTimeDays),
      "leadTimeDays": .int(ticket.leadTimeDays), "seconds": .int(Int(ticket.seconds)),
    ]
  }
}
