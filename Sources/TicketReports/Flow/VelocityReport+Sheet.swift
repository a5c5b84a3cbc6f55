package import TicketFlow
internal import TicketModel

extension VelocityReport {
  /// The report, ready to be shown.
  package var sheet: ReportSheet {
    let complete = sprints.count(where: \.isComplete)
    let unestimated = sprints.reduce(0) { $0 + $1.unestimated }
    var figures = ["no sprint is over yet"]
    if let mean {
      figures = [
        "\(FlowWords.mean(mean)) \(unit.rawValue) a sprint on average, over \(FlowWords.counted(complete, "sprint"))"
      ]
    }
    return ReportSheet(
      name: "velocity", title: "Velocity",
      subject: "\(FlowWords.counted(sprints.count, "sprint")), "
        + FlowWords.moment(asOf, timezone),
      figures: figures, chart: chart, tables: [table],
      notes: FlowWords.unestimated(unestimated, unit, finished: true), json: json)
  }

  private var table: ReportTable {
    ReportTable(
      "Sprints",
      columns: [
        .init("sprint", "SPRINT"), .init("first", "FIRST"), .init("last", "LAST"),
        .init("state", "STATE"),
        .init("committed", "COMMITTED", unit: .points),
        .init("scopeChange", "SCOPE", unit: .points),
        .init("completed", "COMPLETED", unit: .points),
        .init("committedTickets", "PLANNED", isNumber: true, isOptional: true),
        .init("completedTickets", "FINISHED", isNumber: true, isOptional: true),
        .init("unestimated", "UNESTIMATED", isNumber: true, isOptional: true),
        .init("unit", "UNIT", isOptional: true),
      ],
      rows: sprints.map { entry in
        [
          entry.sprint.name, "\(entry.sprint.first)", "\(entry.sprint.last)",
          entry.isComplete ? "over" : "running", FlowWords.exact(entry.committed),
          FlowWords.exact(entry.scopeChange), FlowWords.exact(entry.completed),
          "\(entry.committedTickets)", "\(entry.completedTickets)", "\(entry.unestimated)",
          unit.rawValue,
        ]
      })
  }

  private var json: JSONValue {
    .object(
      JSONValue.heading(asOf, timezone) + [
        ("unit", .string(unit.rawValue)), ("sprints", .array(sprints.map(json))),
        ("mean", JSONValue(mean)),
      ])
  }

  private func json(_ entry: Entry) -> JSONValue {
    [
      "sprint": .string(entry.sprint.name), "first": .day(entry.sprint.first),
      "last": .day(entry.sprint.last), "project": JSONValue(entry.sprint.project),
      "complete": .bool(entry.isComplete),
      "committed": .double(entry.committed), "committedTickets": .int(entry.committedTickets),
      "scopeChange": .double(entry.scopeChange), "completed": .double(entry.completed),
      "completedTickets": .int(entry.completedTickets), "unestimated": .int(entry.unestimated),
    ]
  }
}
