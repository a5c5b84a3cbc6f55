import Testing
import TicketFlow
import TicketModel

/// The distribution of the sum of so many days, by counting every sequence of days.
private func enumerated(_ counts: [Int], days: Int) -> [Double] {
  var totals = [0: 1]
  for _ in 0..<days {
    var next: [Int: Int] = [:]
    for (total, ways) in totals {
      for count in counts { next[total + count, default: 0] += ways }
    }
    totals = next
  }
  let all = totals.values.reduce(0, +)
  return (0...(totals.keys.max() ?? 0)).map { Double(totals[$0] ?? 0) / Double(all) }
}

@Test(arguments: [
  [0, 1], [0, 0, 1, 2], [1, 2, 3, 4, 5, 6], [0, 3], [2], [0, 0, 0, 7, 1],
])
func convolutionEqualsTheCountOfAllSequences(_ counts: [Int]) {
  let distribution = ThroughputDistribution(dailyCounts: counts)
  for days in 0...6 {
    let exact = enumerated(counts, days: days)
    let computed = distribution.total(ofDays: days)
    #expect(computed.count == exact.count)
    #expect(zip(computed, exact).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(abs(computed.reduce(0, +) - 1) < 1e-12)
  }
}

@Test func twoDiceAreAsEverybodyKnows() {
  let dice = ThroughputDistribution(dailyCounts: [1, 2, 3, 4, 5, 6])
  let sums = dice.total(ofDays: 2).map { ($0 * 36).rounded() }
  #expect(sums == [0, 0, 1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 1])
}

@Test(arguments: [[0, 1], [0, 0, 2, 5], [1, 3], [0, 0, 0, 0, 1]])
func reachingIsTheTailOfTheTotal(_ counts: [Int]) {
  let distribution = ThroughputDistribution(dailyCounts: counts)
  for items in 1...8 {
    let curve = distribution.reaching(items, goal: 2, within: 40)
    for (index, probability) in curve.enumerated() {
      let tail = distribution.total(ofDays: index + 1).dropFirst(items).reduce(0, +)
      #expect(abs(probability - tail) < 1e-12)
    }
    #expect(zip(curve, curve.dropFirst()).allSatisfy { $0 <= $1 })
  }
}

@Test func aLongHorizonLosesNothing() {
  let distribution = ThroughputDistribution(dailyCounts: [0, 0, 0, 1, 2])
  let year = distribution.total(ofDays: 365)
  #expect(abs(year.reduce(0, +) - 1) < 1e-9)
  let mean = year.enumerated().reduce(0) { $0 + Double($1.offset) * $1.element }
  #expect(abs(mean - 365 * 0.6) < 1e-6)
}

/// Twenty days, one ticket on every second of them: each day a fair coin.
private let coin = flow(
  (0..<10).map { index in
    timeline("T-\(index)", "\(CalendarDay(daysSinceEpoch: 20_454 + 2 * index))T09:00Z done")
  }, zone: "UTC", asOf: "2026-01-20T23:59Z",
  options: FlowOptions(since: at("2026-01-01T00:00Z")))

private var coinForecast: Forecast {
  var whole = coin
  whole.asOf = Instant(seconds: at("2026-01-21T00:00Z").seconds - 1)
  return Forecast(whole)
}

@Test func theCoinsForecastIsTheBinomialDistribution() throws {
  let forecast = coinForecast
  #expect(forecast.dailyCounts.count == 20)
  #expect(forecast.finished == 10)
  #expect(forecast.refusal == nil)
  // P(X >= 1) in n days = 1 - 2^-n: 50 % on the 1st day, 75 % on the 2nd, 87.5 %, 93.75 %, 96.9 %.
  #expect(forecast.when(items: 1).map(\.days) == [1, 2, 3, 5])
  #expect(
    forecast.when(items: 1).map(\.date) == [21, 22, 23, 25].map { CalendarDay("2026-01-\($0)") })
  // Ten days: P(X >= 5) = 0.623, P(X >= 4) = 0.828, P(X >= 3) = 0.945, P(X >= 2) = 0.989.
  #expect(forecast.howMany(days: 10).map(\.count) == [5, 4, 3, 2])
  let likely = try #require(forecast.probability(items: 5, days: 10))
  #expect(abs(likely - 638.0 / 1_024) < 1e-12)
}

@Test func certaintyIsNeverTold() throws {
  let forecast = coinForecast
  #expect(try #require(forecast.probability(items: 0, days: 10)) == Forecast.certainty)
  #expect(try #require(forecast.probability(items: 1, days: 3_000)) == Forecast.certainty)
  #expect(forecast.curve(items: 3).allSatisfy { $0 <= Forecast.certainty })
}

@Test func whatLiesBeyondTenYearsHasNoDay() {
  #expect(coinForecast.when(items: 5_000).map(\.days) == [nil, nil, nil, nil])
}

@Test(arguments: [(4, 5, true), (5, 1, true), (5, 2, false), (1, 12, true)])
func aForecastNeedsFiveDaysAndTenTickets(_ days: Int, _ each: Int, _ isRefused: Bool) {
  let timelines = (0..<days).flatMap { day in
    (0..<each).map { index in
      timeline("T-\(day)-\(index)", "2026-01-0\(day + 1)T09:00Z done")
    }
  }
  let forecast = Forecast(flow(timelines, zone: "UTC", asOf: "2026-02-01T12:00Z"))
  #expect((forecast.refusal != nil) == isRefused)
  #expect(forecast.when(items: 3).isEmpty == isRefused)
  #expect(forecast.howMany(days: 3).isEmpty == isRefused)
  #expect((forecast.probability(items: 1, days: 1) == nil) == isRefused)
}

@Test func todayIsNoSampleBeforeItIsOver() {
  var early = coin
  early.asOf = at("2026-01-20T12:00Z")
  #expect(Forecast(early).dailyCounts.count == 19)
}
