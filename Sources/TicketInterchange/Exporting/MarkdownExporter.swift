import TicketSyntax

/// One document: a heading a ticket, its fields in a fenced block, its text below.
enum MarkdownExporter: Exporter {
  static let name = "markdown"
  static let summary = "one document to read, which imports again as it was"

  static func text(of tickets: [ExportedTicket], options: ExportOptions) -> String {
    let parts = tickets.map(section)
    return (["# \(oneLine(options.title))\n"] + parts).joined(separator: "\n")
  }

  private static func section(_ ticket: ExportedTicket) -> String {
    let title = oneLine(ticket.title)
    let heading = "## \(ticket.id) — \(title)"
    let isCarried =
      title == ticket.title && SourceText.plain([title]) == [title]
      && ShapedLine(heading).text == String(heading.dropFirst(3))
    var fields = ticket.fields.map { (key: $0.name, value: $0.value) }
    if !isCarried { fields.insert(("title", .scalar(ticket.title)), at: 0) }
    let matter = String(
      decoding: FrontMatterWriter.document(fields: fields, body: ""), as: UTF8.self)
    let yaml = matter.split(separator: "\n").filter { $0 != "---" }.map { $0 + "\n" }.joined()
    let (info, text) = text(ticket.body)
    let head = "\(heading)\n\n```\(info)\n\(yaml)```\n"
    return text.isEmpty ? head : head + "\n" + text + "\n"
  }

  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  /// The text with every heading deeper, so that it belongs to the ticket's; in a fence of its own
  /// where that can't be done.
  private static func text(_ body: String) -> (info: String, text: String) {
    let lines = body.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    let headings = outline(lines).nodes.filter {
      $0.isHeading && (1...lines.count).contains($0.line)
    }
    let levels = headings.map(\.headingLevel)
    let shift = levels.contains(1) ? 2 : 1
    var shifted = lines
    for heading in headings {
      shifted[heading.line - 1] = heading.shifted(shifted[heading.line - 1], by: shift)
    }
    let again = outline(shifted).nodes
    let isWhole = again.last.map { $0.isHeading && $0.line == lines.count + 1 } ?? false
    let isBelow = again.dropFirst().dropLast().allSatisfy { !$0.isHeading || $0.headingLevel > 2 }
    guard isWhole, isBelow, (levels.max() ?? 0) + shift <= 6 || levels.isEmpty else {
      return (FencedMatter.whole, fenced(body))
    }
    return (shift == 2 ? FencedMatter.deeper : FencedMatter.info, shifted.joined(separator: "\n"))
  }

  /// The lines of a text between a ticket's heading, the first node, and the next, the last.
  private static func outline(_ lines: [String]) -> Outline {
    Outline(["## A"] + SourceText.plain(lines) + ["## B"])
  }

  private static func fenced(_ body: String) -> String {
    var fence = "```"
    while body.contains(fence) { fence += "`" }
    return "\(fence)markdown\n\(body)\n\(fence)"
  }
}

extension OutlineNode {
  /// A heading's line some levels deeper; as it is where the heading is no line of its own.
  fileprivate func shifted(_ line: String, by count: Int) -> String {
    guard let sign = line.firstIndex(of: "#"), line[..<sign].allSatisfy({ $0 == " " }) else {
      return line
    }
    return line[..<sign] + String(repeating: "#", count: count) + line[sign...]
  }
}
