/// One percentile of a set of measurements.
public struct Percentile: Hashable, Sendable {
  /// The rank, such as 85.
  public var rank: Int
  /// The measurement at that rank, in days.
  public var days: Int

  /// Makes a percentile.
  public init(rank: Int, days: Int) {
    self.rank = rank
    self.days = days
  }

  /// The name that reports use, such as `p85`.
  public var name: String { "p\(rank)" }

  /// The percentiles that a set of measurements, in any order, can bear.
  public static func all(of days: [Int]) -> [Percentile] {
    let sorted = days.sorted()
    return NearestRank.ranks(forCount: sorted.count).compactMap { rank in
      NearestRank.percentile(rank, ofSorted: sorted).map { Percentile(rank: rank, days: $0) }
    }
  }
}
