internal import TicketModel

/// Counts a day, made of steps: up on one day, down on another.
struct DaySeries {
  private let first: Int
  private var steps: [Int]

  /// A series of zeros.
  init(_ days: [CalendarDay]) {
    first = days.first?.daysSinceEpoch ?? 0
    steps = Array(repeating: 0, count: days.count)
  }

  /// Adds to every day from one on; what lies before the series counts from its first day.
  mutating func add(_ count: Int, from day: CalendarDay) {
    let index = max(0, day.daysSinceEpoch - first)
    if index < steps.count { steps[index] += count }
  }

  /// The counts, by day.
  var counts: [Int] {
    var sum = 0
    return steps.map { step in
      sum += step
      return sum
    }
  }
}
