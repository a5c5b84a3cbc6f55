package import TicketFlow
internal import TicketModel

extension CumulativeFlowReport {
  /// The bands on each other: departures at the bottom, what is not begun at the top.
  package var chart: Chart {
    let dates = days.map(\.date)
    let first = dates.first ?? timezone.day(of: asOf)
    let inks = ChartInk.inks(of: states)
    let shown = stacked.filter { index in days.contains { $0.bands[index] > 0 } }
    var floor = [Double](repeating: 0, count: days.count)
    var areas: [ChartMark] = []
    for index in shown {
      let top = zip(floor, days).map { $0 + Double($1.bands[index]) }
      let ranges = zip(floor, top).map { $0...$1 }
      areas.append(.area(inks[index], slices(dates, ranges)))
      floor = top
    }
    return Chart(
      name: "cfd", title: "Cumulative flow",
      description: "How many tickets had come how far by the end of each day; at the last: "
        + shown.reversed().map { "\(states[$0].name) \(days.last?.bands[$0] ?? 0)" }
        .joined(separator: ", ") + ".",
      x: ChartAxis(.days(first, dates.last ?? first)),
      y: ChartAxis(.numbers(upTo: floor.last ?? 1, isWhole: true), label: "Tickets"),
      marks: areas + [DailyChart.readings(dates) { reading(of: $0, shown) }],
      legend: shown.reversed().map { Chart.Key(inks[$0], states[$0].name) })
  }

  /// The states from the bottom up: done, dropped, then the work from its end to its beginning.
  private var stacked: [Int] {
    let done = states.indices.filter { states[$0].category == .done }
    let dropped = states.indices.filter { states[$0].category == .dropped }
    let work = states.indices.filter { [.todo, .doing].contains(states[$0].category) }
    return done.reversed() + dropped.reversed() + work.reversed()
  }

  /// The end of each day stands at the day's end, and the series begins at the first day's beginning.
  private func slices(
    _ dates: [CalendarDay], _ ranges: [ClosedRange<Double>]
  ) -> [ChartSlice] {
    guard let day = dates.first, let range = ranges.first else { return [] }
    return [ChartSlice(x: Double(day.daysSinceEpoch), y: range)]
      + DailyChart.corners(ranges).map { index in
        ChartSlice(x: Double(dates[index].daysSinceEpoch + 1), y: ranges[index])
      }
  }

  private func reading(of index: Int, _ shown: [Int]) -> String {
    let day = days[index]
    return "\(day.date)\n"
      + shown.reversed().map { "\(states[$0].name): \(day.bands[$0])" }.joined(separator: "\n")
  }
}
