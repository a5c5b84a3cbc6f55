package import TicketModel

/// One axis of a chart.
package struct ChartAxis: Hashable, Sendable {
  /// What stands along it.
  package enum Scale: Hashable, Sendable {
    /// Days: a day reaches from its number since 1970 to the next.
    case days(CalendarDay, CalendarDay)
    /// Numbers from 0 to at least this one; `isWhole` where nothing lies between whole ones.
    case numbers(upTo: Double, isWhole: Bool)
    /// Shares from 0 to 1, shown in percent.
    case shares
    /// Names side by side: the first reaches from 0 to 1.
    case names([String])
  }

  /// What stands along it.
  package var scale: Scale
  /// What its numbers mean; empty where that is plain.
  package var label: String

  /// Makes an axis.
  package init(_ scale: Scale, label: String = "") {
    self.scale = scale
    self.label = label
  }

  /// A place on an axis, and the words there.
  struct Tick: Hashable {
    var value: Double
    var label: String
    /// A second line, such as the year; empty for none.
    var context = ""
    /// Whether a line is drawn across the chart.
    var hasLine = true
  }

  /// Both ends, in the axis's units.
  var domain: ClosedRange<Double> {
    switch scale {
    case .days(let first, let last):
      Double(first.daysSinceEpoch)...Double(max(last, first).daysSinceEpoch + 1)
    case .numbers(let most, let isWhole): 0...NumberTicks.end(upTo: most, isWhole: isWhole)
    case .shares: 0...1
    case .names(let names): 0...Double(max(1, names.count))
    }
  }

  /// The ticks, at most so many.
  func ticks(atMost count: Int) -> [Tick] {
    switch scale {
    case .days(let first, let last): return DateTicks.ticks(first, last, atMost: count)
    case .numbers(let most, let isWhole):
      return NumberTicks.values(upTo: most, isWhole: isWhole, atMost: count).map {
        Tick(value: $0, label: FlowWords.number($0))
      }
    case .shares:
      return [0, 0.25, 0.5, 0.75, 1].map { Tick(value: $0, label: "\(Int($0 * 100)) %") }
    case .names(let names):
      return names.enumerated().map {
        Tick(value: Double($0) + 0.5, label: $1, hasLine: false)
      }
    }
  }
}

/// Round numbers on an axis that begins at 0.
enum NumberTicks {
  /// The end of the axis: the first tick that reaches the greatest value.
  static func end(upTo most: Double, isWhole: Bool) -> Double {
    let step = step(for: most, isWhole: isWhole, atMost: 5)
    return max(1, (max(most, 0) / step).rounded(.up)) * step
  }

  static func values(upTo most: Double, isWhole: Bool, atMost count: Int) -> [Double] {
    let step = step(for: most, isWhole: isWhole, atMost: min(5, max(1, count)))
    let end = end(upTo: most, isWhole: isWhole)
    return Array(stride(from: 0, through: end + step / 1_000, by: step))
  }

  /// The least of 1, 2 and 5 times a power of ten that needs no more steps than asked for.
  private static func step(for most: Double, isWhole: Bool, atMost count: Int) -> Double {
    guard most.isFinite, most > 0 else { return 1 }
    var power = isWhole ? 1 : 0.001
    while power < 1e15 {
      for factor in [1.0, 2, 5] where factor * power * Double(count) >= most {
        return factor * power
      }
      power *= 10
    }
    return power
  }
}
