package import TicketFlow
internal import TicketModel

/// The cycle-time report as text and for programs.
package struct CycleTimeRenderer: Sendable {
  /// Where the text goes.
  package var style: TerminalStyle

  /// Makes a renderer.
  package init(style: TerminalStyle) {
    self.style = style
  }

  /// The report: the figures first, then the tickets, then those without a cycle time.
  package func text(_ report: CycleTimeReport) -> String {
    var lines = [heading(of: report)] + figures(of: report)
    if !report.tickets.isEmpty { lines += [""] + table(of: report) }
    if !report.excluded.isEmpty {
      lines += ["", style.paint("Finished without a cycle time", .bold)]
      lines += report.excluded.map { "  \(style.sanitized($0.id))  \($0.reason.rawValue)" }
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func heading(of report: CycleTimeReport) -> String {
    let count = report.tickets.count == 1 ? "1 ticket" : "\(report.tickets.count) tickets"
    let since = report.since.map { " since \(report.timezone.day(of: $0))" } ?? ""
    let day = report.timezone.day(of: report.asOf)
    return style.paint("Cycle time", .bold)
      + ": \(count) finished\(since), as of \(day) (\(report.timezone.identifier))"
  }

  private func figures(of report: CycleTimeReport) -> [String] {
    let percentiles = report.percentiles
    guard !percentiles.isEmpty else {
      return ["  too few for a percentile: five finished tickets are the least"]
    }
    var lines = percentiles.map { percentile in
      "  \(percentile.name)  \(CycleTimeRenderer.days(percentile.days))"
    }
    if let level = report.serviceLevel {
      lines.append(
        "  expectation: \(CycleTimeRenderer.days(level.days)) or less, "
          + "kept by \(level.within) of \(level.count)")
    }
    return lines
  }

  private func table(of report: CycleTimeReport) -> [String] {
    let rows = report.tickets.map { ticket in
      [
        TextTable.Cell(style.sanitized(ticket.id), .cyan),
        TextTable.Cell("\(report.timezone.day(of: ticket.start))"),
        TextTable.Cell("\(report.timezone.day(of: ticket.finish))"),
        TextTable.Cell("\(ticket.cycleTimeDays)"), TextTable.Cell("\(ticket.leadTimeDays)"),
      ]
    }
    let columns = [
      TextTable.Column(heading: "ID", minimum: 8), TextTable.Column(heading: "START"),
      TextTable.Column(heading: "FINISH"), TextTable.Column(heading: "CYCLE", alignment: .right),
      TextTable.Column(heading: "LEAD", alignment: .right),
    ]
    return TextTable(columns: columns, rows: rows).lines(style)
  }

  private static func days(_ count: Int) -> String { count == 1 ? "1 day" : "\(count) days" }
}

extension CycleTimeRenderer {
  /// The report for programs.
  package static func json(_ report: CycleTimeReport) -> JSONValue {
    [
      "asOf": .string(report.asOf.iso8601), "timezone": .string(report.timezone.identifier),
      "count": .int(report.tickets.count),
      "percentiles": .object(report.percentiles.map { ($0.name, .int($0.days)) }),
      "sle": report.serviceLevel.map(json) ?? .null,
      "tickets": .array(report.tickets.map(json)),
      "excluded": .array(
        report.excluded.map { ["id": .string($0.id), "reason": .string($0.reason.rawValue)] }),
    ]
  }

  private static func json(_ level: ServiceLevelExpectation) -> JSONValue {
    [
      "days": .int(level.days), "hitRate": .double(level.hitRate), "within": .int(level.within),
      "count": .int(level.count),
    ]
  }

  private static func json(_ ticket: CycleTime) -> JSONValue {
    [
      "id": .string(ticket.id), "start": .string(ticket.start.iso8601),
      "finish": .string(ticket.finish.iso8601), "cycleTimeDays": .int(ticket.cycleTimeDays),
      "leadTimeDays": .int(ticket.leadTimeDays), "seconds": .int(Int(ticket.seconds)),
    ]
  }
}
