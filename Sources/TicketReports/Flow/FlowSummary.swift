package import TicketFlow
internal import TicketModel

/// Everything in brief: what fits on one screen, and the reports that the page shows.
package struct FlowSummary: Sendable {
  private let flow: BacklogFlow
  private let cycleTime: CycleTimeReport
  private let throughput: ThroughputReport
  private let wip: WIPReport
  private let aging: AgingReport
  private let forecast: Forecast
  private let burndown: BurndownReport?
  private let velocity: VelocityReport?
  private let quality: QualityReport

  /// Sums up a flow; with the current sprint where there is one.
  package init(
    _ flow: BacklogFlow, quality: QualityReport, sprint: Sprint? = nil,
    calendar: SprintCalendar? = nil
  ) {
    self.flow = flow
    self.quality = quality
    cycleTime = CycleTimeReport(flow)
    throughput = ThroughputReport(flow, period: FlowSummary.period(of: flow))
    wip = WIPReport(flow)
    aging = AgingReport(flow)
    forecast = Forecast(flow)
    burndown = sprint.map { BurndownReport(flow, sprint: $0) }
    velocity = calendar.map { VelocityReport(flow, calendar: $0) }
  }

  /// Weeks, unless there are too few of them to see anything, or more than a chart has room for.
  private static func period(of flow: BacklogFlow) -> FlowPeriod {
    switch flow.days.count {
    case ..<35: .day
    case ..<1_100: .week
    default: .month
    }
  }

  private var open: Int { flow.journeys.count(where: \.isOpen) }

  /// The figures in brief.
  package var highlights: [ReportHighlight] {
    var all = [cycleTimeHighlight, throughputHighlight]
    all.append(
      ReportHighlight(
        "In progress", FlowWords.tickets(wip.days.last?.count ?? 0),
        detail: wip.mean.map { "\(FlowWords.mean($0)) on average" } ?? ""))
    if let oldest = aging.tickets.first {
      all.append(
        ReportHighlight(
          "Oldest", FlowWords.days(oldest.ageDays), detail: "\(oldest.id), \(oldest.status)"))
    }
    all.append(forecastHighlight)
    if let burndown, burndown.isEmpty {
      all.append(
        ReportHighlight(
          "Sprint \(burndown.sprint.name)", "nothing planned",
          detail: "ends \(burndown.sprint.last)"))
    } else if let burndown, let last = burndown.days.last(where: { $0.remaining != nil }) {
      all.append(
        ReportHighlight(
          "Sprint \(burndown.sprint.name)",
          "\(FlowWords.amount(last.remaining ?? 0, burndown.unit)) left",
          detail: "of \(FlowWords.number(last.scope ?? 0)), "
            + "\(FlowWords.number(burndown.committed)) at its start; ends \(burndown.sprint.last)"))
    }
    let oddities = quality.entries.count
    all.append(
      ReportHighlight(
        "Data quality",
        oddities == 0 ? "nothing odd" : oddities == 1 ? "1 oddity" : "\(oddities) oddities",
        detail: quality.counts.prefix(3).map { "\($0.kind) \($0.count)" }.joined(separator: ", ")))
    return all
  }

  private var cycleTimeHighlight: ReportHighlight {
    let count = "\(FlowWords.tickets(cycleTime.tickets.count)) finished"
    if let level = cycleTime.serviceLevel {
      let middle = cycleTime.percentiles.first.map { "half within \(FlowWords.days($0.days)); " }
      return ReportHighlight(
        "Cycle time", "85 % within \(FlowWords.days(level.days))",
        detail: (middle ?? "") + count)
    }
    let middle = cycleTime.percentiles.first.map { "half within \(FlowWords.days($0.days))" }
    return ReportHighlight("Cycle time", middle ?? "too few to tell", detail: count)
  }

  private var throughputHighlight: ReportHighlight {
    let period = throughput.period.rawValue
    guard let mean = throughput.mean else {
      return ReportHighlight("Throughput", "no complete \(period) yet")
    }
    return ReportHighlight(
      "Throughput", "\(FlowWords.mean(mean)) a \(period)",
      detail: "\(throughput.total) in \(FlowWords.counted(throughput.periods.count, period))")
  }

  private var forecastHighlight: ReportHighlight {
    let name = "\(open) open"
    if let refusal = forecast.refusal {
      return ReportHighlight(name, "no forecast", detail: refusal.message)
    }
    let answers = forecast.when(items: open)
    let text = { (rank: Int) in
      let date = answers.first { $0.rank == rank }?.date
      return "\(rank) % " + (date.map { "by \($0)" } ?? "not within ten years")
    }
    return ReportHighlight(name, text(85), detail: text(50))
  }
}

extension FlowSummary {
  /// The summary, ready to be shown.
  package var sheet: ReportSheet {
    let all = highlights
    let name = all.map { DisplayWidth.columns(of: $0.name) }.max() ?? 0
    let value = all.map { DisplayWidth.columns(of: $0.value) }.max() ?? 0
    return ReportSheet(
      name: "summary", title: "Flow",
      subject: "\(FlowWords.tickets(flow.journeys.count)), "
        + FlowWords.moment(flow.asOf, flow.timezone),
      figures: all.map { highlight in
        let text =
          DisplayWidth.pad(highlight.name, to: name) + "  "
          + DisplayWidth.pad(highlight.value, to: value) + "  " + highlight.detail
        return String(text.reversed().drop { $0 == " " }.reversed())
      },
      notes: [
        "reports: cycle-time lead-time throughput wip cfd aging efficiency burndown velocity forecast "
          + "quality",
        "all on one page: --format html -o report.html",
      ], json: json)
  }

  private var json: JSONValue {
    let sheets: [(String, ReportSheet)] = [
      ("cycleTime", cycleTime.sheet), ("throughput", throughput.sheet), ("wip", wip.sheet),
      ("aging", aging.sheet), ("forecast", forecastSheet), ("quality", quality.sheet),
    ]
    let lists = ["tickets", "excluded", "periods", "days", "issues", "asOf", "timezone"]
    var pairs = JSONValue.heading(flow.asOf, flow.timezone)
    pairs += [
      ("tickets", .int(flow.journeys.count)), ("open", .int(open)),
      ("inProgress", .int(wip.days.last?.count ?? 0)),
    ]
    for (key, sheet) in sheets + (burndown.map { [("burndown", $0.sheet)] } ?? []) {
      guard case .object(let inner) = sheet.json else { continue }
      pairs.append((key, .object(inner.filter { !lists.contains($0.0) })))
    }
    return .object(pairs)
  }

  private var forecastSheet: ReportSheet {
    forecast.sheet(ForecastQuestion(items: open, days: 30))
  }

  /// The sprints; nil where none is over, or nothing was ever finished in one.
  private var velocitySheet: ReportSheet? {
    guard let velocity, velocity.sprints.contains(where: { $0.isComplete && $0.completed > 0 })
    else { return nil }
    return velocity.sheet
  }

  /// The page with every chart.
  package func page(title: String) -> ReportPage {
    let sheets =
      [cycleTime.sheet, CumulativeFlowReport(flow).sheet, throughput.sheet, wip.sheet, aging.sheet]
      + [burndown?.sheet, velocitySheet].compactMap(\.self)
      + [EfficiencyReport(flow).sheet, forecastSheet, quality.sheet]
    return ReportPage(
      title: title,
      subject: "\(FlowWords.tickets(flow.journeys.count)), "
        + FlowWords.moment(flow.asOf, flow.timezone),
      highlights: highlights, sheets: sheets)
  }
}
