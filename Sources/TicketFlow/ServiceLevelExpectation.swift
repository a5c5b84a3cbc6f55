/// What a team may promise: the 85th percentile of its cycle times, and how often that was kept.
public struct ServiceLevelExpectation: Hashable, Sendable {
  /// The 85th percentile of the cycle time, in days.
  public var days: Int
  /// How many tickets took no longer than that.
  public var within: Int
  /// How many tickets were measured.
  public var count: Int

  /// The share of tickets that took no longer, from 0 to 1.
  public var hitRate: Double { count == 0 ? 0 : Double(within) / Double(count) }

  /// Measures cycle times in days; nil where they are too few for an 85th percentile.
  public init?(cycleTimes: [Int]) {
    guard let promise = Percentile.all(of: cycleTimes).first(where: { $0.rank == 85 }) else {
      return nil
    }
    days = promise.days
    within = cycleTimes.count { $0 <= promise.days }
    count = cycleTimes.count
  }
}
