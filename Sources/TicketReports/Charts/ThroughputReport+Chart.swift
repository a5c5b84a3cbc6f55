package import TicketFlow
internal import TicketModel

extension ThroughputReport {
  /// A bar for each complete period, and the mean.
  package var chart: Chart {
    let bars = periods.map { entry in
      let next = period.next(after: entry.start)
      let (first, last) = (Double(entry.start.daysSinceEpoch), Double(next.daysSinceEpoch))
      let gap = (last - first) * 0.08
      return ChartBox(
        x: (first + gap)...(last - gap), y: 0...Double(entry.count), ink: .primary,
        label: "\(period.rawValue) from \(entry.start): \(FlowWords.tickets(entry.count))")
    }
    let first = periods.first?.start ?? timezone.day(of: asOf)
    let last = periods.last.map { period.next(after: $0.start).adding(days: -1) } ?? first
    let mean = mean.map {
      ChartMark.level($0, label: "mean \(FlowWords.number($0))", .secondary)
    }
    return Chart(
      name: "throughput", title: "Throughput",
      description: "\(FlowWords.tickets(total)) finished in "
        + "\(FlowWords.counted(periods.count, "complete \(period.rawValue)")).",
      x: ChartAxis(.days(first, last)),
      y: ChartAxis(
        .numbers(upTo: Double(periods.map(\.count).max() ?? 1), isWhole: true),
        label: "Finished tickets a \(period.rawValue)"),
      marks: [.boxes(bars)] + [mean].compactMap(\.self),
      notes: incomplete == 0
        ? []
        : ["\(FlowWords.tickets(incomplete)) finished in a \(period.rawValue) that isn't complete"])
  }
}
