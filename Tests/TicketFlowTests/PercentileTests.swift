import Testing
import TicketFlow

@Test(arguments: [
  (5, 15), (30, 20), (40, 20), (50, 35), (85, 50), (100, 50), (0, 15), (-3, 15), (400, 50),
])
func nearestRankOfFiveValues(_ percent: Int, _ value: Int) {
  #expect(NearestRank.percentile(percent, ofSorted: [15, 20, 35, 40, 50]) == value)
}

@Test(arguments: [(50, 5), (70, 7), (85, 9), (95, 10)])
func nearestRankOfTenValues(_ percent: Int, _ value: Int) {
  #expect(NearestRank.percentile(percent, ofSorted: Array(1...10)) == value)
}

@Test func nothingHasNoPercentile() {
  #expect(NearestRank.percentile(50, ofSorted: [Int]()) == nil)
}

@Test(arguments: [
  (0, []), (4, []), (5, [50]), (9, [50]), (10, [50, 70, 85]), (19, [50, 70, 85]),
  (20, [50, 70, 85, 95]), (500, [50, 70, 85, 95]),
])
func fewMeasurementsBearFewPercentiles(_ count: Int, _ ranks: [Int]) {
  #expect(Percentile.all(of: Array(repeating: 1, count: count)).map(\.rank) == ranks)
}

@Test func percentilesDoNotDependOnTheOrder() {
  let days = [9, 1, 8, 2, 7, 3, 6, 4, 5, 10]
  #expect(Percentile.all(of: days).map(\.days) == [5, 7, 9])
}

@Test func expectationIsThe85thPercentileWithItsHitRate() throws {
  let days = Array(1...10) + Array(repeating: 9, count: 10)
  let level = try #require(ServiceLevelExpectation(cycleTimes: days))
  #expect(level.days == 9)
  #expect(level.within == 19)
  #expect(level.hitRate == 0.95)
}

@Test func nineTicketsBearNoExpectation() {
  #expect(ServiceLevelExpectation(cycleTimes: Array(1...9)) == nil)
}
