package import TicketFlow
internal import TicketModel

extension Forecast {
  /// What is asked, drawn: the probability by day, or by number of tickets; nil where nothing can be said.
  package func chart(_ question: ForecastQuestion) -> Chart? {
    guard refusal == nil else { return nil }
    if let items = question.items { return chartOfDays(items: items) }
    return question.days.map(chartOfCounts)
  }

  /// The probability, for each day to come, that so many tickets are finished by its end.
  private func chartOfDays(items: Int) -> Chart? {
    let curve = curve(items: items)
    guard !curve.isEmpty else { return nil }
    let last = today.adding(days: curve.count)
    let tomorrow = Double(today.daysSinceEpoch + 1)
    let places =
      [ChartLine.Place(x: tomorrow, y: 0)]
      + curve.enumerated().map { ChartLine.Place(x: tomorrow + Double($0) + 1, y: $1) }
    let days = (1...curve.count).map { today.adding(days: $0) }
    let moments = when(items: items).compactMap { answer in
      answer.date.map { date in
        ChartPoint(
          x: Double(date.daysSinceEpoch + 1), y: curve[min(curve.count, answer.days ?? 1) - 1],
          label: "\(answer.rank) %: by \(date)", ink: .secondary)
      }
    }
    return Chart(
      name: "forecast", title: "When \(FlowWords.tickets(items)) will be finished",
      description: when(items: items).compactMap { answer in
        answer.date.map { "\(answer.rank) percent by \($0)" }
      }.joined(separator: ", ") + ".",
      x: ChartAxis(.days(today.adding(days: 1), last)), y: ChartAxis(.shares, label: "Probability"),
      marks: [
        .area(.zone1, places.map { ChartSlice(x: $0.x, y: 0...$0.y) }),
        .line(ChartLine(places: places, ink: .primary)), .points(moments),
        DailyChart.readings(days) { "\(days[$0]): \(FlowWords.probability(curve[$0]))" },
      ])
  }

  /// The probability of each number of tickets or more.
  private func chartOfCounts(days: Int) -> Chart {
    let tails = tails(days: days).map { min($0, Forecast.certainty) }
    let last = max(1, tails.lastIndex { $0 >= 0.005 } ?? 1)
    let first = tails.firstIndex { $0 < 0.995 } ?? 0
    let shown = max(0, first - 1)...last
    let bars = shown.map { count in
      let x = Double(count - shown.lowerBound)
      return ChartBox(
        x: (x + 0.08)...(x + 0.92), y: 0...(count < tails.count ? tails[count] : 0), ink: .primary,
        label: "\(count) or more: \(FlowWords.probability(count < tails.count ? tails[count] : 0))")
    }
    return Chart(
      name: "forecast", title: "How many tickets in \(FlowWords.days(days))",
      description: howMany(days: days).map { "\($0.rank) percent \($0.count) or more" }
        .joined(separator: ", ") + ".",
      x: ChartAxis(.names(shown.map { "\($0)" }), label: "Tickets or more"),
      y: ChartAxis(.shares, label: "Probability"), marks: [.boxes(bars)])
  }
}
