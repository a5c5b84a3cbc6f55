/// The one percentile function of every report: nearest rank, `sorted[ceil(p * n / 100)]`.
///
/// It always gives a value that was measured, never one between two.
public enum NearestRank {
  /// The percentile of values in ascending order; nil where there is none.
  ///
  /// The rank `percent` is a whole number, held to 1...100.
  public static func percentile<Value: Comparable>(
    _ percent: Int, ofSorted values: [Value]
  ) -> Value? {
    guard !values.isEmpty else { return nil }
    let (product, overflow) = min(max(percent, 1), 100).multipliedReportingOverflow(
      by: values.count)
    let rank = overflow ? values.count : (product - 1) / 100 + 1
    return values[min(rank, values.count) - 1]
  }

  /// The percentiles that so many measurements can bear: fewer than 5 none, 5 to 9 the 50th, 10 to 19
  /// the 70th and 85th too, 20 and more the 95th.
  public static func ranks(forCount count: Int) -> [Int] {
    switch count {
    case ..<5: []
    case 5..<10: [50]
    case 10..<20: [50, 70, 85]
    default: [50, 70, 85, 95]
    }
  }
}
