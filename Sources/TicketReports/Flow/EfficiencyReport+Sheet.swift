package import TicketFlow
internal import TicketModel

extension EfficiencyReport {
  /// The report, ready to be shown.
  package var sheet: ReportSheet {
    ReportSheet(
      name: "efficiency", title: "Flow efficiency",
      subject: "\(FlowWords.tickets(tickets.count)) finished, "
        + FlowWords.moment(asOf, timezone),
      figures: figures, chart: chart, tables: [table, stateTable], json: json)
  }

  private var figures: [String] {
    guard isMeasurable else {
      return [
        "n/a: nothing tells waiting from work",
        "no state is marked `wait: true`, and no ticket was ever `blocked`",
      ]
    }
    guard let efficiency else { return ["n/a: no finished ticket has a start"] }
    return ["\(FlowWords.share(efficiency)) of the time from start to finish was work"]
  }

  private var table: ReportTable {
    ReportTable(
      "Tickets",
      columns: [
        .init("id", "ID"), .init("seconds", "TIME", unit: .seconds),
        .init("waitingSeconds", "WAITING", unit: .seconds),
        .init("efficiency", "EFFICIENCY", unit: .share),
        .init("title", "TITLE", isOptional: true),
      ],
      rows: tickets.map { item in
        let share = efficiency(of: item).map { "\(($0 * 1_000).rounded() / 1_000)" }
        return [
          item.id, "\(item.seconds)", isMeasurable ? "\(item.waiting)" : "n/a", share ?? "n/a",
          item.title ?? "",
        ]
      })
  }

  private var stateTable: ReportTable {
    ReportTable(
      "Time in state",
      columns: [
        .init("state", "STATE"), .init("category", "CATEGORY"),
        .init("seconds", "TIME", unit: .seconds), .init("visits", "VISITS", isNumber: true),
        .init("tickets", "TICKETS", isNumber: true),
      ],
      rows: states.map { state in
        [
          state.state, state.category?.rawValue ?? "unknown", "\(state.seconds)",
          "\(state.visits)", "\(state.tickets)",
        ]
      })
  }

  private var json: JSONValue {
    .object(
      JSONValue.heading(asOf, timezone) + [
        ("count", .int(tickets.count)), ("efficiency", JSONValue(efficiency)),
        (
          "tickets",
          .array(
            tickets.map { item in
              [
                "id": .string(item.id), "seconds": .int(Int(item.seconds)),
                "waitingSeconds": isMeasurable ? .int(Int(item.waiting)) : .null,
                "efficiency": JSONValue(efficiency(of: item)),
              ]
            })
        ),
        (
          "states",
          .array(
            states.map { state in
              [
                "state": .string(state.state), "category": JSONValue(state.category?.rawValue),
                "seconds": .int(Int(state.seconds)), "visits": .int(state.visits),
                "tickets": .int(state.tickets),
              ]
            })
        ),
      ])
  }
}
