internal import TicketModel

/// Days on an axis: by day, week, month or year, as many as there is room for.
enum DateTicks {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// A distance between ticks.
  private enum Step {
    case days(Int)
    case weeks(Int)
    case months(Int)
  }

  private static let steps: [Step] = [
    .days(1), .days(2), .weeks(1), .weeks(2), .months(1), .months(2), .months(3), .months(6),
    .months(12), .months(24), .months(60), .months(120), .months(240), .months(600),
    .months(1_200), .months(12_000),
  ]

  static func ticks(
    _ first: CalendarDay, _ last: CalendarDay, atMost count: Int
  ) -> [ChartAxis.Tick] {
    let length = Double(last.daysSinceEpoch - first.daysSinceEpoch + 1)
    let step =
      steps.first { length / typicalDays(of: $0) <= Double(max(1, count)) } ?? .months(12_000)
    let days = starts(from: first, to: last, step)
    return labelled(days.isEmpty ? [first] : days, step)
  }

  private static func typicalDays(of step: Step) -> Double {
    switch step {
    case .days(let count): Double(count)
    case .weeks(let count): Double(7 * count)
    case .months(let count): 30.4 * Double(count)
    }
  }

  private static func starts(
    from first: CalendarDay, to last: CalendarDay, _ step: Step
  ) -> [CalendarDay] {
    switch step {
    case .days(let count): return every(count, offset: 0, from: first, to: last)
    case .weeks(let count): return every(7 * count, offset: 4, from: first, to: last)
    case .months(let count):
      let civil = first.civil
      var month = civil.year * 12 + civil.month - 1
      var days: [CalendarDay] = []
      while let day = CalendarDay(year: month / 12, month: month % 12 + 1, day: 1), day <= last {
        if day >= first, month % count == 0 { days.append(day) }
        month += 1
      }
      return days
    }
  }

  /// Every so many days; 1970-01-05, day 4, was a Monday.
  private static func every(
    _ count: Int, offset: Int, from first: CalendarDay, to last: CalendarDay
  ) -> [CalendarDay] {
    let rest = ((first.daysSinceEpoch - offset) % count + count) % count
    let start = first.daysSinceEpoch + (rest == 0 ? 0 : count - rest)
    return stride(from: start, through: last.daysSinceEpoch, by: count).map {
      CalendarDay(daysSinceEpoch: $0)
    }
  }

  private static func labelled(_ days: [CalendarDay], _ step: Step) -> [ChartAxis.Tick] {
    var year: Int?
    return days.map { day in
      let civil = day.civil
      let month = months[civil.month - 1]
      defer { year = civil.year }
      let context = civil.year == year ? "" : "\(civil.year)"
      let value = Double(day.daysSinceEpoch)
      switch step {
      case .months(let count) where count >= 12:
        return ChartAxis.Tick(value: value, label: "\(civil.year)")
      case .months: return ChartAxis.Tick(value: value, label: month, context: context)
      case .days:
        return ChartAxis.Tick(
          value: value + 0.5, label: "\(civil.day) \(month)", context: context, hasLine: false)
      case .weeks:
        return ChartAxis.Tick(value: value, label: "\(civil.day) \(month)", context: context)
      }
    }
  }
}
