package import TicketFlow

extension VelocityReport {
  /// For each sprint what it was begun with beside what was finished; the last 26 of them.
  package var chart: Chart {
    let shown = sprints.suffix(26)
    let bars = shown.enumerated().flatMap { index, entry in
      let x = Double(index)
      return [
        ChartBox(
          x: (x + 0.12)...(x + 0.48), y: 0...entry.committed, ink: .muted,
          label: "sprint \(entry.sprint.name): "
            + "\(FlowWords.amount(entry.committed, unit, in: entry.committedTickets)) at its start"),
        ChartBox(
          x: (x + 0.52)...(x + 0.88), y: 0...entry.completed,
          ink: entry.isComplete ? .primary : .secondary,
          label: "sprint \(entry.sprint.name): "
            + "\(FlowWords.amount(entry.completed, unit, in: entry.completedTickets)) finished"),
      ]
    }
    let mean = mean.map {
      ChartMark.level($0, label: "mean \(FlowWords.number($0))", .secondary)
    }
    let most = shown.map { max($0.committed, $0.completed) }.max() ?? 1
    return Chart(
      name: "velocity", title: "Velocity",
      description:
        "\(FlowWords.heading(unit)) planned and finished in \(FlowWords.counted(shown.count, "sprint")).",
      x: ChartAxis(.names(shown.map(\.sprint.name)), label: "Sprint"),
      y: ChartAxis(.numbers(upTo: most, isWhole: false), label: FlowWords.heading(unit)),
      marks: [.boxes(bars)] + [mean].compactMap(\.self),
      legend: [.init(.muted, "at the start")]
        + (shown.contains(where: \.isComplete) ? [.init(.primary, "finished")] : [])
        + (shown.contains { !$0.isComplete } ? [.init(.secondary, "finished so far")] : []))
  }
}
