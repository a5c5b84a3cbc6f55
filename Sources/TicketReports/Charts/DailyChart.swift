internal import TicketModel

/// What the charts of daily series have in common.
enum DailyChart {
  /// Readings for at most so many stretches: each tells the last of its days.
  static func readings(
    _ days: [CalendarDay], atMost count: Int = 180, _ label: (Int) -> String
  ) -> ChartMark {
    let step = max(1, (days.count + count - 1) / count)
    return .readings(
      stride(from: 0, to: days.count, by: step).map { index in
        let last = min(index + step, days.count) - 1
        let first = Double(days[index].daysSinceEpoch)
        return ChartReading(
          x: first...Double(days[last].daysSinceEpoch + 1), label: label(last))
      })
  }

  /// The days that are drawn: the corners of the series, where anything changes, and its ends.
  static func corners<Value: Equatable>(_ values: [Value]) -> [Int] {
    values.indices.filter { index in
      index == 0 || index == values.count - 1 || values[index] != values[index - 1]
        || values[index] != values[index + 1]
    }
  }

  /// An area that stays level for each day.
  static func steps(
    _ days: [CalendarDay], _ values: [ClosedRange<Double>]
  ) -> [ChartSlice] {
    corners(values).flatMap { index -> [ChartSlice] in
      let x = Double(days[index].daysSinceEpoch)
      return [ChartSlice(x: x, y: values[index]), ChartSlice(x: x + 1, y: values[index])]
    }
  }

  /// The weekends between two days, where they can be told apart.
  static func weekends(_ first: CalendarDay, _ last: CalendarDay) -> ChartMark {
    let days = first.daysSinceEpoch...max(first, last).daysSinceEpoch
    guard days.count <= 120 else { return .shades([]) }
    // 1970-01-03, day 2, was a Saturday.
    return .shades(
      days.filter { ($0 - 2) % 7 == 0 || ($0 - 3) % 7 == 0 }.map { Double($0)...Double($0 + 1) })
  }
}
