public import TicketModel

/// What the throughput so far lets one expect.
///
/// "When" reads upward: the first day by whose end the work is finished with that probability. "How
/// many" reads n or more: the most tickets that are finished with that probability.
public struct Forecast: Hashable, Sendable {
  /// Why there is none.
  public enum Refusal: Hashable, Sendable {
    /// Fewer than five days saw a ticket finished.
    case fewDays(Int)
    /// Fewer than ten tickets were finished.
    case fewTickets(Int)

    /// One line for people: lower case, no full stop.
    public var message: String {
      switch self {
      case .fewDays(let count):
        "\(count) \(count == 1 ? "day" : "days") with a finished ticket; 5 are the least"
      case .fewTickets(let count):
        "\(count) finished \(count == 1 ? "ticket" : "tickets"); 10 are the least"
      }
    }
  }

  /// When so many tickets are finished, by one probability.
  public struct When: Hashable, Sendable {
    /// The probability in percent.
    public var rank: Int
    /// In how many days; nil beyond the horizon.
    public var days: Int?
    /// On which day; nil beyond the horizon.
    public var date: CalendarDay?
  }

  /// How many tickets are finished, by one probability.
  public struct HowMany: Hashable, Sendable {
    /// The probability in percent.
    public var rank: Int
    /// So many or more.
    public var count: Int
  }

  /// The moment that the forecast starts from.
  public var asOf: Instant
  /// The zone in which days are counted.
  public var timezone: BacklogTimeZone
  /// The day that it starts from.
  public var today: CalendarDay
  /// The days that it learns from, complete ones only; nil where there is none.
  public var sample: ClosedRange<CalendarDay>?
  /// How many tickets were finished on each of them, zeros included.
  public var dailyCounts: [Int]
  /// Why nothing can be said; nil where something can.
  public var refusal: Refusal?
  /// The days' distribution.
  public var distribution: ThroughputDistribution

  /// The probabilities that a forecast is given for, in percent.
  public static let ranks = [50, 70, 85, 95]
  /// How many days ahead a forecast looks at most: ten years.
  public static let horizon = 3_653
  /// The greatest probability that is ever told: never certainty.
  public static let certainty = 0.9999

  /// Learns from what was finished in the window.
  public init(_ flow: BacklogFlow) {
    let report = ThroughputReport(flow, period: .day)
    asOf = flow.asOf
    timezone = flow.timezone
    today = flow.lastDay
    dailyCounts = report.periods.map(\.count)
    if let first = report.periods.first?.start, let last = report.periods.last?.start {
      sample = first...last
    }
    distribution = ThroughputDistribution(dailyCounts: dailyCounts)
    let active = dailyCounts.count { $0 > 0 }
    if active < 5 {
      refusal = .fewDays(active)
    } else if finished < 10 {
      refusal = .fewTickets(finished)
    }
  }

  /// How many tickets were finished in the sample.
  public var finished: Int { dailyCounts.reduce(0, +) }

  /// When so many tickets are finished; empty where nothing can be said.
  public func when(items: Int) -> [When] {
    guard refusal == nil else { return [] }
    let curve = isWithinReach(items) ? curve(items, goal: 0.95) : []
    return Forecast.ranks.map { rank in
      let index = curve.firstIndex { Forecast.meets($0, rank) }
      let days = items <= 0 ? 0 : index.map { $0 + 1 }
      return When(rank: rank, days: days, date: days.map(today.adding))
    }
  }

  /// The probability, day by day from tomorrow on, that so many tickets are finished; empty where
  /// nothing can be said, or where it isn't even likely within the horizon.
  public func curve(items: Int) -> [Double] {
    guard refusal == nil, isWithinReach(items) else { return [] }
    return curve(items, goal: 0.99).map { min($0, Forecast.certainty) }
  }

  private func curve(_ items: Int, goal: Double) -> [Double] {
    distribution.reaching(items, goal: goal, within: Forecast.horizon)
  }

  /// Whether any rank can be met before the horizon: by Markov's inequality the probability of so many
  /// tickets is at most the expected number over theirs.
  private func isWithinReach(_ items: Int) -> Bool {
    let mean = Double(finished) / Double(max(1, dailyCounts.count))
    let most = mean * Double(Forecast.horizon) / Double(max(1, items))
    return Forecast.ranks.contains { Forecast.meets(most, $0) }
  }

  /// How many tickets are finished in so many days; empty where nothing can be said.
  public func howMany(days: Int) -> [HowMany] {
    let tails = tails(days: days)
    guard !tails.isEmpty else { return [] }
    return Forecast.ranks.map { rank in
      HowMany(rank: rank, count: tails.lastIndex { Forecast.meets($0, rank) } ?? 0)
    }
  }

  /// The probability of n or more tickets in so many days, at index n; empty where nothing can be said.
  public func tails(days: Int) -> [Double] {
    guard refusal == nil else { return [] }
    var sum = 0.0
    return Array(
      distribution.total(ofDays: min(days, Forecast.horizon)).reversed().map { value in
        sum += value
        return min(sum, 1)
      }.reversed())
  }

  /// How likely it is that so many tickets are finished in so many days; nil where nothing can be said.
  public func probability(items: Int, days: Int) -> Double? {
    let tails = tails(days: days)
    guard !tails.isEmpty else { return nil }
    let tail = items < tails.count ? tails[max(0, items)] : 0
    return min(tail, Forecast.certainty)
  }

  /// Sums of doubles miss a round probability by a hair.
  private static func meets(_ probability: Double, _ rank: Int) -> Bool {
    probability >= Double(rank) / 100 - 1e-12
  }
}
