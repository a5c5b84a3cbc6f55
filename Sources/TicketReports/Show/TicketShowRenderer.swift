package import TicketModel

/// One ticket in full: its fields under each other, its relatives, its body.
///
/// On a terminal the body is styled, and its checkboxes have the numbers that `tick` takes; elsewhere
/// it is what the file says, to the byte where nothing in it could harm a terminal.
package struct TicketShowRenderer: Sendable {
  /// Where the text goes.
  package var style: TerminalStyle

  /// Makes a renderer.
  package init(style: TerminalStyle) {
    self.style = style
  }

  /// The widest that text is set on a terminal: longer lines are hard to read.
  private static let widest = 100

  private var width: Int { min(style.width, TicketShowRenderer.widest) }

  /// Tickets under each other: a line between them on a terminal, a blank one elsewhere.
  package func text(_ tickets: [TicketDetail]) -> String {
    let rule = String(repeating: style.unicode ? "─" : "-", count: width)
    let between = style.isTerminal ? "\n" + style.paint(rule, .dim) + "\n\n" : "\n"
    return tickets.map(text).joined(separator: between)
  }

  /// The ticket as text.
  package func text(_ ticket: TicketDetail) -> String {
    var lines = heading(of: ticket.summary)
    lines += fields(of: ticket).flatMap(self.lines)
    let head = lines.map { $0 + "\n" }.joined()
    guard style.isTerminal else { return head + plainBody(ticket.body) }
    let body = MarkdownRenderer.lines(ticket.body, style: style, width: width)
    return head + (body.isEmpty ? "" : "\n") + body.map { $0 + "\n" }.joined()
  }

  /// The body as written, behind one blank line; what would drive a terminal is made visible.
  private func plainBody(_ body: String) -> String {
    guard body.contains(where: { !$0.isWhitespace }) else { return "" }
    let safe = DisplayWidth.sanitizedLines(body, unicode: style.unicode)
    let beginsBlank = safe.utf8.first == UInt8(ascii: "\n") || safe.utf8.starts(with: "\r\n".utf8)
    let isEnded = safe.utf8.last == UInt8(ascii: "\n")
    return (beginsBlank ? "" : "\n") + safe + (isEnded ? "" : "\n")
  }

  private func heading(of ticket: TicketSummary) -> [String] {
    let id = style.sanitized(ticket.id ?? "(no id)")
    let title = Span(style.sanitized(ticket.title ?? "(no title)"), .bold)
    let indent = DisplayWidth.columns(of: id) + 2
    return lines(Row(name: id, ink: .cyan, lines: [[title]]), indent: indent)
  }
}

// MARK: - Fields

extension TicketShowRenderer {
  /// A name, and what stands beside it, a line each.
  private struct Row {
    var name: String
    var ink = TerminalStyle.Ink.dim
    var lines: [[Span]]
  }

  private func fields(of ticket: TicketDetail) -> [(row: Row, indent: Int)] {
    let summary = ticket.summary
    var rows = [Row(name: "status", lines: [status(of: summary)])]
    rows += summary.fields.map { row($0, ticket) }
    rows += relatives("children", ticket.children) + relatives("needed by", ticket.dependents)
    rows += commits(ticket.mentions)
    rows.append(Row(name: "file", lines: [[Span(style.sanitized(summary.path))]]))
    let indent = (rows.map { DisplayWidth.columns(of: $0.name) }.max() ?? 0) + 2
    return rows.map { ($0, indent) }
  }

  /// How many commits name the ticket, and whose they are, the busiest first.
  private func commits(_ mentions: [CommitMention]) -> [Row] {
    guard !mentions.isEmpty else { return [] }
    let counts = Dictionary(grouping: mentions, by: \.author.name).mapValues(\.count)
    let names = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let authors = names.map { names.count > 1 ? "\($0.key) \($0.value)" : $0.key }
    let text = "\(mentions.count) by \(authors.joined(separator: ", "))"
    return [Row(name: "commits", lines: [[Span(style.sanitized(text))]])]
  }

  private func status(of ticket: TicketSummary) -> [Span] {
    let mark = ticket.isModified ? " (uncommitted edits)" : ""
    return [
      Span(style.sanitized(ticket.status ?? "(none)"), ticket.category?.ink), Span(mark, .yellow),
    ]
  }

  private func row(_ field: TicketSummary.Field, _ ticket: TicketDetail) -> Row {
    let name = style.sanitized(field.name)
    switch field.name {
    case "parent":
      if let parent = ticket.parent { return Row(name: name, lines: [line(parent)]) }
    case "depends-on":
      if !ticket.dependencies.isEmpty {
        return Row(name: name, lines: ticket.dependencies.map(line))
      }
    default: break
    }
    return Row(name: name, lines: [[Span(style.sanitized(field.value.line))]])
  }

  private func relatives(_ name: String, _ relatives: [TicketRelative]) -> [Row] {
    relatives.isEmpty ? [] : [Row(name: name, lines: relatives.map(line))]
  }

  private func line(_ relative: TicketRelative) -> [Span] {
    var spans = [Span(style.sanitized(relative.id), .cyan)]
    guard relative.status != nil || relative.title != nil else {
      return spans + [Span("  (no such ticket)", .red)]
    }
    if let title = relative.title { spans.append(Span("  " + style.sanitized(title))) }
    let state = style.sanitized(relative.status ?? "none")
    return spans + [Span("  (\(state))", relative.category?.ink ?? .dim)]
  }

  private func lines(_ row: Row, indent: Int) -> [String] {
    var result: [String] = []
    for spans in row.lines {
      let parts =
        style.isTerminal
        ? LineBreaker.lines(spans, width: max(16, width - indent)) : [spans]
      for part in parts {
        let name = result.isEmpty ? row.name : ""
        var line = StyledLine(style, [Span(name, row.ink)])
        let content = StyledLine(style, part)
        if content.width > 0 { line.pad(to: indent) }
        line.append(content)
        result.append(line.text)
      }
    }
    return result
  }
}

// MARK: - Programs

extension TicketShowRenderer {
  /// The same for programs.
  package static func json(_ ticket: TicketDetail) -> JSONValue {
    let sections = ticket.sections.map { section in
      ["title": .string(section.title), "level": .int(section.level), "line": .int(section.line)]
        as JSONValue
    }
    let checkboxes = ticket.checkboxes.map { box in
      [
        "number": .int(box.number), "text": .string(box.text), "checked": .bool(box.isChecked),
        "section": JSONValue(box.section), "line": .int(box.line),
      ] as JSONValue
    }
    let own: [(String, JSONValue)] = [
      ("body", .string(ticket.body)), ("sections", .array(sections)),
      ("checkboxes", .array(checkboxes)),
      ("children", .array(ticket.children.map(\.json))),
      ("dependencies", .array(ticket.dependencies.map(\.json))),
      ("dependents", .array(ticket.dependents.map(\.json))),
      ("commits", .array(ticket.mentions.map(LogRenderer.json))),
    ]
    let names = Set(own.map(\.0))
    return .object(ticket.summary.pairs.filter { !names.contains($0.0) } + own)
  }
}
