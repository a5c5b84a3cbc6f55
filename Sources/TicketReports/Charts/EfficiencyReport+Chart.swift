package import TicketFlow

extension EfficiencyReport {
  /// How many finished tickets had which efficiency, in steps of ten percent; nil where it can't be told.
  package var chart: Chart? {
    let shares = tickets.compactMap { efficiency(of: $0) }
    guard let efficiency, !shares.isEmpty else { return nil }
    var counts = [Int](repeating: 0, count: 10)
    for share in shares { counts[min(9, max(0, Int(share * 10)))] += 1 }
    let bars = counts.enumerated().map { index, count in
      ChartBox(
        x: (Double(index) + 0.06)...(Double(index) + 0.94), y: 0...Double(count), ink: .primary,
        label: "\(index * 10) to \(index * 10 + 10) %: \(FlowWords.tickets(count))")
    }
    return Chart(
      name: "efficiency", title: "Flow efficiency",
      description: "\(FlowWords.share(efficiency)) of the time of all together was work.",
      x: ChartAxis(.names((0..<10).map { "\($0 * 10)–\($0 * 10 + 10)" }), label: "Percent of work"),
      y: ChartAxis(
        .numbers(upTo: Double(counts.max() ?? 1), isWhole: true), label: "Finished tickets"),
      marks: [
        .boxes(bars), .moment(efficiency * 10, label: "all: \(FlowWords.share(efficiency))"),
      ])
  }
}
