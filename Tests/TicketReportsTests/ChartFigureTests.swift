import Testing
import TicketFlow
import TicketModel
import TicketReports

/// The figures of the charts are those of the JSON.
@Suite struct ChartFigureTests {
  private let flow = sampleFlow(60)

  private func list(_ value: JSONValue?, _ key: String) throws -> [JSONValue] {
    guard case .array(let values) = try #require(value?[key]) else { return [] }
    return values
  }

  private func ints(_ values: [JSONValue], _ key: String) -> [Double] {
    values.compactMap { value in
      if case .int(let number) = value[key] { Double(number) } else { nil }
    }
  }

  private func points(_ chart: Chart?) -> [ChartPoint] {
    chart?.marks.flatMap { mark -> [ChartPoint] in
      if case .points(let points) = mark { points } else { [] }
    } ?? []
  }

  private func bars(_ chart: Chart?) -> [ChartBox] {
    chart?.marks.flatMap { mark -> [ChartBox] in
      if case .boxes(let boxes) = mark { boxes.filter { !$0.label.isEmpty } } else { [] }
    } ?? []
  }

  @Test func scatterHoldsEveryTicketAtItsCycleTime() throws {
    let sheet = CycleTimeReport(flow).sheet
    let days = ints(try list(sheet.json, "tickets"), "cycleTimeDays")
    #expect(points(sheet.chart).map(\.y) == days)
    #expect(days.count == 36)
  }

  @Test func levelsAreThePercentiles() throws {
    let sheet = CycleTimeReport(flow).sheet
    let levels = try #require(sheet.chart).marks.compactMap { mark -> Double? in
      if case .level(let value, _, _) = mark { value } else { nil }
    }
    let percentiles = try #require(sheet.json["percentiles"])
    #expect(
      levels
        == ["p50", "p70", "p85", "p95"].compactMap { name in
          if case .int(let days) = percentiles[name] { Double(days) } else { nil }
        })
  }

  @Test func barsAreThePeriods() throws {
    let sheet = ThroughputReport(flow).sheet
    let counts = ints(try list(sheet.json, "periods"), "count")
    #expect(bars(sheet.chart).map(\.y.upperBound) == counts)
  }

  @Test func bandsAreAsThickAsTheJSONSays() throws {
    let report = CumulativeFlowReport(flow)
    let chart = try #require(report.sheet.chart)
    let areas = chart.marks.compactMap { mark -> [ChartSlice]? in
      if case .area(_, let slices) = mark { slices } else { nil }
    }
    for day in report.days {
      let end = Double(day.date.daysSinceEpoch + 1)
      let drawn = areas.map { thickness($0, at: end) }.filter { $0 > 0 }
      #expect(drawn.sorted() == day.bands.filter { $0 > 0 }.map(Double.init).sorted())
    }
    #expect(areas.count == 5)
  }

  /// How thick an area is at a place, where its outlines are straight between their corners.
  private func thickness(_ slices: [ChartSlice], at x: Double) -> Double {
    guard let next = slices.firstIndex(where: { $0.x >= x }) else { return -1 }
    let (a, b) = (slices[max(0, next - 1)], slices[next])
    let share = b.x > a.x ? (x - a.x) / (b.x - a.x) : 1
    let low = a.y.lowerBound + (b.y.lowerBound - a.y.lowerBound) * share
    return (a.y.upperBound + (b.y.upperBound - a.y.upperBound) * share - low).rounded()
  }

  @Test func workInProgressIsAsHighAsTheJSONSays() throws {
    let report = WIPReport(flow)
    let chart = try #require(report.sheet.chart)
    for case .area(_, let slices) in chart.marks {
      for slice in slices {
        let matching = report.days.filter {
          let start = Double($0.date.daysSinceEpoch)
          return start == slice.x || start + 1 == slice.x
        }
        #expect(matching.contains { Double($0.count) == slice.y.upperBound })
      }
    }
  }

  @Test func ageingShowsEveryTicketInProgress() throws {
    let report = AgingReport(flow)
    let drawn = points(report.sheet.chart).map(\.y).sorted(by: >)
    #expect(drawn == report.tickets.map { Double($0.ageDays) })
    #expect(!drawn.isEmpty)
  }

  @Test func leadTimesAreDrawnWhereTheJSONHasThem() throws {
    let sheet = LeadTimeReport(flow).sheet
    #expect(points(sheet.chart).map(\.y) == ints(try list(sheet.json, "tickets"), "leadTimeDays"))
  }

  @Test func efficienciesStandInTheirTenths() throws {
    let report = EfficiencyReport(flow)
    let shares = report.tickets.compactMap { report.efficiency(of: $0) }
    let counts = (0..<10).map { tenth in
      Double(shares.count { min(9, Int($0 * 10)) == tenth })
    }
    #expect(bars(report.sheet.chart).map(\.y.upperBound) == counts)
    #expect(counts.reduce(0, +) > 0)
  }

  @Test func burndownsLinesAreTheDaysOfTheJSON() throws {
    let sheet = BurndownReport(plannedFlow, sprint: sampleSprint).sheet
    let days = try list(sheet.json, "days")
    let left = doubles(days, "remaining")
    #expect(points(sheet.chart).map(\.y) == left)
    #expect(Set(left).count > 2)
    let lines = try #require(sheet.chart).marks.compactMap { mark -> ChartLine? in
      if case .line(let line) = mark, line.ink == .secondary { line } else { nil }
    }
    let ends = lines[0].places.dropFirst().filter { place in
      points(sheet.chart).contains { $0.x == place.x }
    }
    for (day, scope) in zip(days, doubles(days, "scope")) {
      guard case .string(let date) = try #require(day["date"]), let date = CalendarDay(date) else {
        continue
      }
      let x = Double(date.daysSinceEpoch + 1)
      #expect(ends.contains { $0.x == x && $0.y == scope }, "\(date)")
    }
  }

  @Test func velocitysBarsAreTheSprintsOfTheJSON() throws {
    let calendar = SprintCalendar(
      cadence: SprintCadence(first: day(0), lengthInDays: 7), containers: [],
      through: plannedFlow.lastDay)
    let sheet = VelocityReport(plannedFlow, calendar: calendar).sheet
    let sprints = try list(sheet.json, "sprints")
    let pairs = zip(doubles(sprints, "committed"), doubles(sprints, "completed"))
    #expect(bars(sheet.chart).map(\.y.upperBound) == pairs.flatMap { [$0, $1] })
    #expect(pairs.contains { $0.1 > 0 })
    #expect(sheet.csv.split(whereSeparator: \.isNewline).last?.contains("running") == true)
    #expect(sheet.csv.split(whereSeparator: \.isNewline).dropFirst().first?.hasPrefix("1,") == true)
  }

  @Test func forecastsAreDrawnAsTheJSONHasThem() throws {
    let forecast = Forecast(sampleFlow(200))
    let when = forecast.sheet(ForecastQuestion(items: 12))
    let answers = try #require(when.json["when"])
    for point in points(when.chart) {
      let date = CalendarDay(daysSinceEpoch: Int(point.x) - 1)
      let rank = try #require(point.label.split(separator: " ").first)
      #expect(answers["p\(rank)"]?["date"] == .string("\(date)"))
      #expect(point.y >= (Double(rank) ?? 101) / 100 - 1e-9)
    }
    #expect(points(when.chart).count == 4)
    let many = forecast.sheet(ForecastQuestion(days: 20))
    for (name, share) in [("p50", 0.5), ("p85", 0.85), ("p95", 0.95)] {
      guard case .int(let count) = try #require(many.json["howMany"]?[name]) else { continue }
      let last = bars(many.chart).last { $0.y.upperBound >= share - 1e-9 }
      #expect(last?.label.hasPrefix("\(count) or more") == true, "\(name)")
    }
  }

  /// Twenty tickets of two points and a half each, planned for sprint 1 and finished one a day.
  private var plannedFlow: BacklogFlow {
    let at = { (number: Int) in
      Instant(seconds: Int64(day(number).daysSinceEpoch) * 86_400 + 36_000)
    }
    let journeys = (0..<20).compactMap { index in
      let timeline = TicketTimeline(
        id: "T-\(index)",
        events: [
          (-3, nil, "todo"), (index / 2, "todo", "in-progress"), (index, "in-progress", "done"),
        ]
        .map { number, from, to in
          TicketEvent(
            from: from, to: to, recorded: at(number), landed: at(number), commit: "0",
            author: Person(name: "Ada", mail: "ada@example.com"))
        })
      return TicketJourney(
        timeline, workflow: .standard,
        changes: [
          TicketFieldChange(
            recorded: at(index < 15 ? -3 : 4), landed: at(4),
            plan: TicketPlan(estimate: 2.5, sprint: "1"))
        ], timezone: .utc, asOf: at(11))
    }
    return BacklogFlow(journeys: journeys, asOf: at(11))
  }

  private func doubles(_ values: [JSONValue], _ key: String) -> [Double] {
    values.compactMap { value in
      if case .double(let number) = value[key] { number } else { nil }
    }
  }

  @Test func valuesAboveTheAxisAreCountedAndDrawnAtItsEdge() throws {
    let days = Array(repeating: 2, count: 30) + [400]
    let tickets = days.enumerated().map { index, length in
      CycleTime(
        id: "T-\(index)", start: Instant(seconds: 0), finish: Instant(seconds: 86_400),
        cycleTimeDays: length, leadTimeDays: length)
    }
    // The highest percentile is 2 days: too low an axis to cut at four times that.
    let low = CycleTimeReport(
      asOf: Instant(seconds: 86_400), timezone: .utc, tickets: tickets, excluded: [])
    #expect(low.chart.notes.isEmpty)
    let high = CycleTimeReport(
      asOf: Instant(seconds: 86_400), timezone: .utc,
      tickets: tickets.map { ticket in
        var ticket = ticket
        if ticket.cycleTimeDays == 2 { ticket.cycleTimeDays = 20 }
        return ticket
      }, excluded: [])
    #expect(high.chart.notes == ["1 ticket above 80 days, drawn at the upper edge"])
    #expect(points(high.chart).map(\.y).max() == 80)
  }
}
