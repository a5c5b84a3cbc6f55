package import TicketFlow
internal import TicketModel

extension BurndownReport {
  /// The report, ready to be shown.
  package var sheet: ReportSheet {
    ReportSheet(
      name: "burndown", title: "Burndown",
      subject: "sprint \(sprint.name), \(sprint.first) to \(sprint.last), "
        + FlowWords.moment(asOf, timezone),
      figures: figures, chart: chart, tables: [table],
      notes: FlowWords.unestimated(unestimated, unit),
      json: json, isEmpty: isEmpty)
  }

  /// Whether no ticket was ever in the sprint.
  package var isEmpty: Bool {
    committedTickets == 0
      && days.allSatisfy { ($0.remainingTickets ?? 0) == 0 && ($0.scope ?? 0) == 0 }
  }

  private var figures: [String] {
    guard !isEmpty else { return ["no ticket was planned for it"] }
    var lines = [
      "\(FlowWords.amount(committed, unit, in: committedTickets)) at its start"
    ]
    if let last = days.last(where: { $0.remaining != nil }), let remaining = last.remaining,
      let tickets = last.remainingTickets, let scope = last.scope
    {
      lines.append(
        "\(FlowWords.amount(remaining, unit, in: tickets)) left on \(last.date)"
      )
      if scope != committed {
        lines.append("scope changed by \(FlowWords.signed(scope - committed)) \(unit.rawValue)")
      }
    }
    return lines
  }

  private var table: ReportTable {
    let number = { (value: Double?) in value.map(FlowWords.exact) ?? "" }
    return ReportTable(
      "Days",
      columns: [
        .init("date", "DATE"), .init("remaining", "REMAINING", unit: .points),
        .init("scope", "SCOPE", unit: .points), .init("scopeChange", "CHANGE", unit: .points),
        .init("ideal", "IDEAL", unit: .points),
        .init("remainingTickets", "TICKETS", isNumber: true),
        .init("unit", "UNIT", isOptional: true),
      ],
      rows: days.map { day in
        [
          "\(day.date)", number(day.remaining), number(day.scope), number(day.scopeChange),
          number(day.ideal), day.remainingTickets.map { "\($0)" } ?? "",
          unit.rawValue,
        ]
      }, cut: isEmpty ? .everything : .beginning)
  }

  private var json: JSONValue {
    .object(
      JSONValue.heading(asOf, timezone) + [
        ("sprint", .string(sprint.name)), ("project", JSONValue(sprint.project)),
        ("first", .day(sprint.first)),
        ("last", .day(sprint.last)), ("unit", .string(unit.rawValue)),
        ("committed", .double(committed)),
        ("committedTickets", .int(committedTickets)), ("unestimated", .int(unestimated)),
        (
          "days",
          .array(
            days.map { day in
              [
                "date": .day(day.date), "remaining": JSONValue(day.remaining),
                "scope": JSONValue(day.scope), "scopeChange": JSONValue(day.scopeChange),
                "ideal": .double(day.ideal), "remainingTickets": JSONValue(day.remainingTickets),
              ]
            })
        ),
      ])
  }
}
