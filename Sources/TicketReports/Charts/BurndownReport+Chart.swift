package import TicketFlow
internal import TicketModel

extension BurndownReport {
  /// What is left, beside the scope and an even pace; each day stands for itself.
  package var chart: Chart {
    let first = Double(sprint.first.daysSinceEpoch)
    let past = days.filter { $0.remaining != nil }
    let start = ChartLine.Place(x: first, y: committed)
    let end = { (day: Day, value: Double) in
      ChartLine.Place(x: Double(day.date.daysSinceEpoch + 1), y: value)
    }
    let remaining = [start] + past.map { end($0, $0.remaining ?? 0) }
    let most = ([committed] + past.map { $0.scope ?? 0 }).max() ?? 1
    return Chart(
      name: "burndown", title: "Burndown of sprint \(sprint.name)", description: description,
      x: ChartAxis(.days(sprint.first, sprint.last)),
      y: ChartAxis(.numbers(upTo: max(1, most), isWhole: false), label: FlowWords.heading(unit)),
      marks: [
        DailyChart.weekends(sprint.first, sprint.last),
        .line(
          ChartLine(
            places: [start, ChartLine.Place(x: first + Double(days.count), y: 0)], ink: .muted,
            isDashed: true)),
        .line(ChartLine(places: scope(start, past), ink: .secondary)),
        .line(ChartLine(places: remaining, ink: .primary)),
        .points(
          zip(past, remaining.dropFirst()).map { day, place in
            ChartPoint(x: place.x, y: place.y, label: label(day))
          }),
      ],
      legend: [
        .init(.primary, "left", isLine: true), .init(.secondary, "scope", isLine: true),
        .init(.muted, "even pace", isLine: true),
      ],
      notes: FlowWords.unestimated(unestimated, unit))
  }

  /// The scope rises and falls at once, not over a day.
  private func scope(_ start: ChartLine.Place, _ past: [Day]) -> [ChartLine.Place] {
    var places = [start]
    for day in past {
      let x = Double(day.date.daysSinceEpoch + 1)
      let scope = day.scope ?? 0
      if scope != places.last?.y { places.append(ChartLine.Place(x: x - 1, y: scope)) }
      places.append(ChartLine.Place(x: x, y: scope))
    }
    return places
  }

  private func label(_ day: Day) -> String {
    "\(day.date): \(FlowWords.amount(day.remaining ?? 0, unit)) left, "
      + "scope \(FlowWords.number(day.scope ?? 0))"
  }

  private var description: String {
    guard let last = days.last(where: { $0.remaining != nil }), let left = last.remaining else {
      return "The sprint has not begun."
    }
    return "\(FlowWords.amount(left, unit)) left on \(last.date), of "
      + "\(FlowWords.number(committed)) at the start; scope \(FlowWords.number(last.scope ?? 0))."
  }
}
