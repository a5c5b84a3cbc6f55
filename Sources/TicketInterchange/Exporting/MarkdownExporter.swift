import TicketModel
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
    let fields = ticket.fields.map { (key: $0.name, value: $0.value) }
    let matter = String(
      decoding: FrontMatterWriter.document(fields: fields, body: ""), as: UTF8.self)
    let yaml = matter.split(separator: "\n").filter { $0 != "---" }.joined(separator: "\n")
    let body = ticket.body
    let lines = MarkdownScanner(bytes: Array(body.utf8)).lines()
    let hasTop = lines.contains { if case .heading(1, _) = $0.kind { true } else { false } }
    let info = hasTop ? FencedMatter.deeper : FencedMatter.info
    let head = "## \(ticket.id) — \(oneLine(ticket.title))\n\n```\(info)\n\(yaml)\n```\n"
    return body.isEmpty ? head : head + "\n" + shifted(body, lines, by: hasTop ? 2 : 1) + "\n"
  }

  private static func oneLine(_ text: String) -> String {
    text.split(whereSeparator: \.isNewline).joined(separator: " ")
  }

  /// The text with every heading deeper, so that it belongs to the ticket's.
  private static func shifted(_ body: String, _ lines: [MarkdownLine], by count: Int) -> String {
    let bytes = Array(body.utf8)
    return lines.map { line -> String in
      let text = String(decoding: bytes[line.range], as: UTF8.self)
      guard case .heading(let level, _) = line.kind, level + count <= 6, line.listDepth == 0,
        line.quoteDepth == 0, let sign = text.firstIndex(of: "#")
      else { return text }
      return text[..<sign] + String(repeating: "#", count: count) + text[sign...]
    }.joined()
  }
}
