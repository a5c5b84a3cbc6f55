/// How likely it is that so many tickets are finished on one day, as the days of a window tell it; and
/// the exact distribution of any number of such days.
///
/// The days are taken as independent draws with replacement, as a Monte Carlo forecast takes them (T.
/// Magennis, "Forecasting and Simulating Software Development Projects"); in place of drawing, the n-fold
/// convolution of the distribution with itself is computed: the value that the drawing tends to.
public struct ThroughputDistribution: Hashable, Sendable {
  /// A number of tickets finished on one day, and its share of the days.
  public struct Share: Hashable, Sendable {
    /// How many tickets.
    public var count: Int
    /// The share of the days, more than 0.
    public var probability: Double
  }

  /// The numbers that occurred, ascending.
  public let shares: [Share]

  /// The least probability that is carried on: what is less can't change a sum of doubles.
  private static let least = 1e-30

  /// Makes the distribution of daily counts, zeros included.
  public init(dailyCounts: [Int]) {
    var occurrences: [Int: Int] = [:]
    for count in dailyCounts { occurrences[max(0, count), default: 0] += 1 }
    shares = occurrences.sorted { $0.key < $1.key }.map {
      Share(count: $0.key, probability: Double($0.value) / Double(dailyCounts.count))
    }
  }

  /// The probability of each number of tickets in so many days: at index n that of exactly n.
  public func total(ofDays days: Int) -> [Double] {
    var window = Window()
    for _ in 0..<max(0, days) { window = next(window) }
    return Array(repeating: 0, count: window.offset) + window.values
  }

  /// For one day after the other the probability that so many tickets are finished by its end, until
  /// it reaches `goal` or the days are used up. Never falls.
  public func reaching(_ items: Int, goal: Double, within days: Int) -> [Double] {
    guard items > 0 else { return [] }
    var window = Window()
    var reached = 0.0
    var result: [Double] = []
    while result.count < days, reached < goal {
      window = next(window)
      let open = max(0, items - window.offset)
      reached += window.values.dropFirst(open).reduce(0, +)
      window.values = Array(window.values.prefix(open))
      result.append(min(reached, 1))
      if window.values.isEmpty { break }
    }
    return result
  }

  /// A distribution without the zeros at both its ends.
  private struct Window {
    var offset = 0
    var values: [Double] = [1]
  }

  /// One day more.
  private func next(_ window: Window) -> Window {
    guard let highest = shares.last?.count, let lowest = shares.first?.count else { return window }
    var values = [Double](repeating: 0, count: window.values.count + highest - lowest)
    for share in shares {
      let shift = share.count - lowest
      for (index, value) in window.values.enumerated() {
        values[index + shift] += value * share.probability
      }
    }
    let isKept = { (value: Double) in value >= ThroughputDistribution.least }
    let first = values.firstIndex(where: isKept) ?? 0
    let last = values.lastIndex(where: isKept) ?? values.count - 1
    guard first <= last else { return Window(offset: 0, values: []) }
    return Window(offset: window.offset + lowest + first, values: Array(values[first...last]))
  }
}
