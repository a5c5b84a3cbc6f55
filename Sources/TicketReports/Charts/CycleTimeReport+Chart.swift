package import TicketFlow
internal import TicketModel

extension CycleTimeReport {
  /// The scatter of cycle times by the day of the finish, with a line at each percentile.
  package var chart: Chart {
    let points = tickets.map { ticket in
      ChartPoint(
        x: Double(timezone.day(of: ticket.finish).daysSinceEpoch) + 0.5,
        y: Double(ticket.cycleTimeDays), label: label(ticket))
    }
    return Scatter(
      name: "cycle-time", title: "Cycle time", unit: "Cycle time (days)", points: points,
      percentiles: percentiles, asOf: timezone.day(of: asOf),
      since: since.map { timezone.day(of: $0) }
    ).chart
  }

  private func label(_ ticket: CycleTime) -> String {
    "\(ticket.id)\(ticket.title.map { " \($0)" } ?? ""): \(FlowWords.days(ticket.cycleTimeDays)), "
      + "\(timezone.day(of: ticket.start)) to \(timezone.day(of: ticket.finish))"
  }
}

extension LeadTimeReport {
  /// The scatter of lead times by the day of the finish, with a line at each percentile.
  package var chart: Chart {
    let points = tickets.map { ticket in
      ChartPoint(
        x: Double(timezone.day(of: ticket.finish).daysSinceEpoch) + 0.5, y: Double(ticket.days),
        label: "\(ticket.id)\(ticket.title.map { " \($0)" } ?? ""): "
          + "\(FlowWords.days(ticket.days)), \(ticket.created) to "
          + "\(timezone.day(of: ticket.finish))")
    }
    return Scatter(
      name: "lead-time", title: "Lead time", unit: "Lead time (days)", points: points,
      percentiles: percentiles, asOf: timezone.day(of: asOf), since: nil
    ).chart
  }
}

/// Durations by the day on which they ended.
struct Scatter {
  let name: String
  let title: String
  let unit: String
  let points: [ChartPoint]
  let percentiles: [Percentile]
  let asOf: CalendarDay
  let since: CalendarDay?

  /// Outliers stay in every figure; the axis ends at four times the highest percentile at the latest,
  /// and the points above stand at its end and are counted.
  private var cap: Double? {
    guard let highest = percentiles.last, let most = points.map(\.y).max() else { return nil }
    let limit = Double(highest.days) * 4
    return most > limit && limit >= 10 ? limit : nil
  }

  var chart: Chart {
    let first = points.map(\.x).min().map { CalendarDay(daysSinceEpoch: Int($0)) } ?? asOf
    let most = cap ?? points.map(\.y).max() ?? 1
    let y = ChartAxis(.numbers(upTo: cap ?? most * 1.04, isWhole: true), label: unit)
    let end = y.domain.upperBound
    let above = points.count { $0.y > end }
    let held = points.map { point in
      point.y > end ? ChartPoint(x: point.x, y: end, label: point.label, ink: .alarm) : point
    }
    let levels = percentiles.map {
      ChartMark.level(Double($0.days), label: "\($0.name) \($0.days) d", .secondary)
    }
    // Few points stand on the lines; a crowd would hide them.
    let marks = points.count > 300 ? [.points(held)] + levels : levels + [.points(held)]
    return Chart(
      name: name, title: title, description: description,
      x: ChartAxis(.days(since ?? first, max(asOf, first))), y: y, marks: marks,
      notes: above == 0
        ? [] : ["\(FlowWords.tickets(above)) above \(Int(end)) days, drawn at the upper edge"])
  }

  private var description: String {
    guard !points.isEmpty else { return "No finished ticket." }
    let lines = percentiles.map { "\($0.rank) percent within \(FlowWords.days($0.days))" }
    return "\(FlowWords.tickets(points.count)), each by the day on which it was finished. "
      + (lines.isEmpty ? "Too few for percentiles." : lines.joined(separator: ", ") + ".")
  }
}
