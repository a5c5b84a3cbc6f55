package import TicketModel

/// What happened to a ticket, or to every ticket that ever was.
package struct LogRenderer: Sendable {
  /// Where the text goes.
  package var style: TerminalStyle
  /// The zone in which moments are told.
  package var timezone: BacklogTimeZone

  /// Makes a renderer.
  package init(style: TerminalStyle, timezone: BacklogTimeZone) {
    self.style = style
    self.timezone = timezone
  }

  /// The timelines under each other, a blank line between them.
  package func text(_ timelines: [TicketTimeline]) -> String {
    timelines.map(text).joined(separator: "\n")
  }

  /// One timeline: its id, and an event a line.
  package func text(_ timeline: TicketTimeline) -> String {
    let clock = LocalTime(timezone)
    let rows = timeline.events.map { row($0, clock) }
    let columns = [
      TextTable.Column(heading: "WHEN"), TextTable.Column(heading: "STATE", minimum: 12),
      TextTable.Column(heading: "COMMIT"), TextTable.Column(heading: "AUTHOR", minimum: 8),
    ]
    var lines = [style.paint(style.sanitized(timeline.id), .cyan) + suffix(of: timeline)]
    let table = TextTable(columns: columns, rows: rows)
    lines += table.lines(style.indented(by: 2)).map { "  " + $0 }
    if timeline.clamped > 0 {
      let times = timeline.clamped == 1 ? "1 event" : "\(timeline.clamped) events"
      lines.append("  " + style.paint("\(times) had a time before the event it follows", .dim))
    }
    return lines.map { $0 + "\n" }.joined()
  }

  private func suffix(of timeline: TicketTimeline) -> String {
    timeline.path == nil ? style.paint("  (deleted)", .dim) : ""
  }

  private func row(_ event: TicketEvent, _ clock: LocalTime) -> [TextTable.Cell] {
    let kind = event.kind == .merge ? " (merge)" : ""
    let states = "\(before(event)) \(style.arrow) \(after(event))\(kind)"
    return [
      TextTable.Cell(clock.text(event.recorded)), TextTable.Cell(style.sanitized(states)),
      TextTable.Cell(String(event.commit.prefix(8)), .dim),
      TextTable.Cell(style.sanitized(event.author.name)),
    ]
  }

  private func before(_ event: TicketEvent) -> String {
    event.wasUnknown ? "(unknown)" : event.from ?? "(new)"
  }

  private func after(_ event: TicketEvent) -> String {
    event.isUnknown ? "(unknown)" : event.to ?? "(deleted)"
  }
}

extension LogRenderer {
  /// One timeline for programs.
  package static func json(_ timeline: TicketTimeline) -> JSONValue {
    [
      "id": .string(timeline.id), "events": .array(timeline.events.map(json)),
      "clamped": .int(timeline.clamped),
    ]
  }

  /// Every timeline for programs.
  package static func json(_ timelines: [TicketTimeline]) -> JSONValue {
    .array(timelines.map(json))
  }

  private static func json(_ event: TicketEvent) -> JSONValue {
    [
      "from": JSONValue(event.from), "to": JSONValue(event.to),
      "recorded": .string(event.recorded.iso8601), "landed": .string(event.landed.iso8601),
      "commit": .string(event.commit), "author": .string(event.author.signature),
      "kind": .string(event.kind.rawValue), "wasUnknown": .bool(event.wasUnknown),
      "unknown": .bool(event.isUnknown),
    ]
  }
}
