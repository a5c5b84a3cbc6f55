extension ChartLine {
  /// The height of the line at a place; nil before and behind it.
  func value(at x: Double) -> Double? {
    guard let next = places.firstIndex(where: { $0.x >= x }) else { return nil }
    guard next > 0 else { return places[next].x == x ? places[next].y : nil }
    let (a, b) = (places[next - 1], places[next])
    return b.x > a.x ? a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x) : b.y
  }
}

extension [ChartSlice] {
  /// The area's extent at a place; nil before and behind it.
  func range(at x: Double) -> ClosedRange<Double>? {
    guard let next = firstIndex(where: { $0.x >= x }), next > 0 else { return nil }
    let (a, b) = (self[next - 1], self[next])
    let share = b.x > a.x ? (x - a.x) / (b.x - a.x) : 1
    let low = a.y.lowerBound + (b.y.lowerBound - a.y.lowerBound) * share
    let high = a.y.upperBound + (b.y.upperBound - a.y.upperBound) * share
    return low...Swift.max(low, high)
  }
}
