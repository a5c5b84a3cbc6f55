internal import TicketSyntax

/// One ticket in full: its fields under each other, its body, its checkboxes with their numbers.
package struct TicketShowRenderer: Sendable {
  /// Where the text goes.
  package var style: TerminalStyle

  /// Makes a renderer.
  package init(style: TerminalStyle) {
    self.style = style
  }

  /// The ticket as text.
  package func text(_ ticket: TicketDetail) -> String {
    var lines = [heading(of: ticket.summary)] + fieldLines(of: ticket.summary)
    let body = bodyLines(of: ticket)
    if !body.isEmpty { lines += [""] + body }
    return lines.map { $0 + "\n" }.joined()
  }

  /// The same for programs.
  package static func json(_ ticket: TicketDetail) -> JSONValue {
    let sections = ticket.sections.map { section in
      ["title": .string(section.title), "level": .int(section.level), "line": .int(section.line)]
        as JSONValue
    }
    let checkboxes = ticket.checkboxes.map { box in
      [
        "text": .string(box.text), "checked": .bool(box.isChecked),
        "section": JSONValue(box.section), "line": .int(box.line),
      ] as JSONValue
    }
    let own: [(String, JSONValue)] = [
      ("body", .string(ticket.body)), ("sections", .array(sections)),
      ("checkboxes", .array(checkboxes)),
    ]
    let names = Set(own.map(\.0))
    return .object(ticket.summary.pairs.filter { !names.contains($0.0) } + own)
  }

  private func heading(of ticket: TicketSummary) -> String {
    let id = style.paint(style.sanitized(ticket.id ?? "(no id)"), .cyan)
    return id + "  " + style.paint(style.sanitized(ticket.title ?? "(no title)"), .bold)
  }

  private func fieldLines(of ticket: TicketSummary) -> [String] {
    let mark = ticket.isModified ? " (uncommitted edits)" : ""
    let status = TextTable.Cell(style.sanitized((ticket.status ?? "(none)") + mark))
    var rows = [[TextTable.Cell("status"), status]]
    for field in ticket.fields {
      rows.append([
        TextTable.Cell(style.sanitized(field.name)),
        TextTable.Cell(style.sanitized(field.value.line)),
      ])
    }
    rows.append([TextTable.Cell("file"), TextTable.Cell(style.sanitized(ticket.path))])
    let width = rows.map { DisplayWidth.columns(of: $0[0].text) }.max() ?? 0
    return rows.map { row in
      style.paint(DisplayWidth.pad(row[0].text, to: width), .dim) + "  " + row[1].text
    }
  }

  /// The body's lines; a checkbox has its number in front, as `tick` takes it.
  private func bodyLines(of ticket: TicketDetail) -> [String] {
    let numbers = Dictionary(
      zip(ticket.checkboxes.map(\.line), 1...), uniquingKeysWith: { first, _ in first })
    let gutter = ticket.checkboxes.isEmpty ? 0 : String(ticket.checkboxes.count).count + 2
    let lines = TicketShowRenderer.lines(of: ticket.body).enumerated().map { offset, line in
      let number = numbers[ticket.bodyLine + offset].map(String.init) ?? ""
      let margin = DisplayWidth.pad(number, to: max(0, gutter - 2), .right)
      let text = style.sanitized(line)
      guard !text.isEmpty else { return "" }
      return gutter == 0 ? text : style.paint(margin, .cyan) + "  " + text
    }
    return TicketShowRenderer.trimmed(lines)
  }

  private static func lines(of text: String) -> [String] {
    text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line.last == "\r" ? line.dropLast() : line)
    }
  }

  private static func trimmed(_ lines: [String]) -> [String] {
    let isFilled = { (line: String) in !line.allSatisfy(\.isWhitespace) }
    guard let first = lines.firstIndex(where: isFilled),
      let last = lines.lastIndex(where: isFilled)
    else { return [] }
    return Array(lines[first...last])
  }
}
