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
        "\(FlowWords.number(mean)) points a sprint on average, over \(FlowWords.counted(complete, "sprint"))"
      ]
    }
    let notes =
      unestimated == 0
      ? [] : ["\(FlowWords.tickets(unestimated)) finished without an estimate count no points"]
    return ReportSheet(
      name: "velocity", title: "Velocity",
      subject: "\(FlowWords.counted(sprints.count, "sprint")), "
        + FlowWords.moment(asOf, timezone),
      figures: figures, chart: chart, tables: [table], notes: notes, json: json)
  }

  private var table: ReportTable {
    ReportTable(
      "Sprints",
      columns: [
        .init("sprint", "SPRINT"), .init("first", "FIRST"), .init("last", "LAST"),
        .init("state", "STATE"),
        .init("committed", "COMMITTED", isNumber: true),
        .init("scopeChange", "SCOPE", isNumber: true),
        .init("completed", "COMPLETED", isNumber: true),
        .init("committedTickets", "PLANNED", isNumber: true, isOptional: true),
        .init("completedTickets", "FINISHED", isNumber: true, isOptional: true),
        .init("unestimated", "UNESTIMATED", isNumber: true, isOptional: true),
      ],
      rows: sprints.map { entry in
        [
          entry.sprint.name, "\(entry.sprint.first)", "\(entry.sprint.last)",
          entry.isComplete ? "over" : "running", FlowWords.number(entry.committed),
          FlowWords.number(entry.scopeChange), FlowWords.number(entry.completed),
          "\(entry.committedTickets)", "\(entry.completedTickets)", "\(entry.unestimated)",
        ]
      })
  }

  private var json: JSONValue {
    .object(
      JSONValue.heading(asOf, timezone) + [
        ("sprints", .array(sprints.map(json))), ("mean", JSONValue(mean)),
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
