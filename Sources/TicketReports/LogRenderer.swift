package import TicketModel

/// What happened to a ticket, or to every ticket that ever was.
package struct LogRenderer: Sendable {
  /// A ticket's events, and the commits that name it.
  package struct Entry: Sendable {
    var timeline: TicketTimeline
    var mentions: [CommitMention]

    /// Makes an entry; the mentions in order, ancestors first.
    package init(_ timeline: TicketTimeline, mentions: [CommitMention] = []) {
      self.timeline = timeline
      self.mentions = mentions
    }
  }

  /// Where the text goes.
  package var style: TerminalStyle
  /// The zone in which moments are told.
  package var timezone: BacklogTimeZone

  /// Makes a renderer.
  package init(style: TerminalStyle, timezone: BacklogTimeZone) {
    self.style = style
    self.timezone = timezone
  }

  /// The entries under each other, a blank line between them.
  package func text(_ entries: [Entry]) -> String {
    entries.map(text).joined(separator: "\n")
  }

  /// One ticket: its id, an event a line with how long the state lasted, and the commits that name it
  /// beyond those.
  package func text(_ entry: Entry) -> String {
    let timeline = entry.timeline
    var lines = [style.paint(style.sanitized(timeline.id), .cyan) + suffix(of: timeline)]
    lines += events(of: timeline)
    if timeline.clamped > 0 {
      let times = timeline.clamped == 1 ? "1 event" : "\(timeline.clamped) events"
      lines.append("  " + style.paint("\(times) had a time before the event it follows", .dim))
    }
    lines += others(in: entry)
    return lines.map { $0 + "\n" }.joined()
  }

  private func suffix(of timeline: TicketTimeline) -> String {
    timeline.path == nil ? style.paint("  (deleted)", .dim) : ""
  }

  private func events(of timeline: TicketTimeline) -> [String] {
    let ends = timeline.events.dropFirst().map { Optional($0.recorded) } + [nil]
    let rows = zip(timeline.events, ends).map { row($0, until: $1) }
    let columns = [
      TextTable.Column(heading: "WHEN"), TextTable.Column(heading: "STATE", minimum: 12),
      TextTable.Column(heading: "COMMIT"), TextTable.Column(heading: "AUTHOR", minimum: 8),
      TextTable.Column(heading: "LASTED", isOptional: true),
    ]
    let table = TextTable(columns: columns, rows: rows, style: style.indented(by: 2))
    return table.lines().map { "  " + $0 }
  }

  private func row(
    _ event: TicketEvent, until end: Instant?
  ) -> [TextTable.Cell] {
    let kind = event.kind == .merge ? " (merge)" : ""
    let states = "\(before(event)) \(style.arrow) \(after(event))\(kind)"
    let lasted = end.map { LogRenderer.span($0.seconds - event.recorded.seconds) } ?? ""
    return [
      TextTable.Cell(timezone.clock(of: event.recorded)), TextTable.Cell(states),
      TextTable.Cell(String(event.commit.prefix(8)), .dim),
      TextTable.Cell(event.author.name),
      TextTable.Cell(lasted, lasted.isEmpty ? nil : .dim),
    ]
  }

  private func before(_ event: TicketEvent) -> String {
    event.wasUnknown ? "(unknown)" : event.from ?? "(new)"
  }

  private func after(_ event: TicketEvent) -> String {
    event.isUnknown ? "(unknown)" : event.to ?? "(deleted)"
  }

  /// The commits that name the ticket and are no event of it.
  private func others(in entry: Entry) -> [String] {
    let told = Set(entry.timeline.events.map(\.commit))
    let others = entry.mentions.filter { !told.contains($0.commit) }
    guard !others.isEmpty else { return [] }
    let columns = [
      TextTable.Column(heading: "WHEN"), TextTable.Column(heading: "SUBJECT", minimum: 12),
      TextTable.Column(heading: "COMMIT"), TextTable.Column(heading: "AUTHOR", minimum: 8),
    ]
    let rows = others.map { mention in
      [
        TextTable.Cell(timezone.clock(of: mention.date)),
        TextTable.Cell(mention.subject),
        TextTable.Cell(String(mention.commit.prefix(8)), .dim),
        TextTable.Cell(mention.author.name),
      ]
    }
    let table = TextTable(columns: columns, rows: rows, style: style.indented(by: 2))
    return ["", "  " + style.paint("Named by", .dim)]
      + table.lines().map { "  " + $0 }
  }

  /// A stretch of time in its two greatest units, such as `3d 4h`.
  static func span(_ seconds: Int64) -> String {
    let units: [(size: Int64, name: String)] = [(86_400, "d"), (3_600, "h"), (60, "m"), (1, "s")]
    guard let first = units.firstIndex(where: { seconds >= $0.size }) else { return "0s" }
    let amount = "\(seconds / units[first].size)\(units[first].name)"
    guard first + 1 < units.count else { return amount }
    let rest = seconds % units[first].size / units[first + 1].size
    return rest == 0 ? amount : "\(amount) \(rest)\(units[first + 1].name)"
  }
}

extension LogRenderer {
  /// The ids, one a line.
  package static func ids(_ entries: [Entry]) -> String {
    entries.map { DisplayWidth.sanitized($0.timeline.id, unicode: false) + "\n" }.joined()
  }

  /// Headings, and an event a row, for a spreadsheet.
  package static func rows(_ entries: [Entry]) -> [[String]] {
    [["id", "from", "to", "recorded", "landed", "commit", "author", "kind"]]
      + entries.flatMap { entry in entry.timeline.events.map { row($0, of: entry.timeline.id) } }
  }

  private static func row(_ event: TicketEvent, of id: String) -> [String] {
    [
      id, event.from ?? "", event.to ?? "", event.recorded.iso8601, event.landed.iso8601,
      event.commit, event.author.signature, event.kind.rawValue,
    ]
  }

  /// One ticket for programs.
  package static func json(_ entry: Entry) -> JSONValue {
    [
      "id": .string(entry.timeline.id), "events": .array(entry.timeline.events.map(json)),
      "clamped": .int(entry.timeline.clamped), "commits": .array(entry.mentions.map(json)),
    ]
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

  /// A commit that names a ticket, for programs.
  static func json(_ mention: CommitMention) -> JSONValue {
    [
      "commit": .string(mention.commit), "subject": .string(mention.subject),
      "author": .string(mention.author.signature), "date": .string(mention.date.iso8601),
    ]
  }
}
