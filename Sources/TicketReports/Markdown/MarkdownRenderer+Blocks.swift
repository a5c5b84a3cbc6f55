internal import TicketSyntax

// The kinds of block, each as it looks on a terminal.
extension MarkdownRenderer {
  mutating func heading(_ line: MarkdownLine, _ level: Int, _ title: String) {
    let marks = String(repeating: "#", count: level) + " "
    let ink: TerminalStyle.Ink = level <= 2 ? .boldMagenta : .bold
    let text = style.color ? title : marks + title
    position += 1
    if !output.isEmpty { wantsBlank = true }
    write(wrapped(text, width: inner(line), inks: [ink]), line)
  }

  /// The text from a line on, as far as its paragraph goes; moves behind it.
  mutating func paragraph(from start: Int, _ first: MarkdownLine) -> String {
    var text = ""
    position = start
    while position < lines.count, lines[position].kind == .text,
      lines[position].listDepth == first.listDepth, lines[position].quoteDepth == first.quoteDepth
    {
      let next = lines[position].text
      text += text.isEmpty ? next : gap(text, next) + next
      if isHardBreak(lines[position]) { text = breaking(text) }
      position += 1
    }
    return text.last == "\n" ? String(text.dropLast()) : text
  }

  /// Two spaces or a backslash at a line's end are a break.
  private func isHardBreak(_ line: MarkdownLine) -> Bool {
    line.text.hasSuffix("\\")
      || bytes[line.contentRange.upperBound..<line.range.upperBound].starts(with: "  ".utf8)
  }

  private func breaking(_ text: String) -> String {
    (text.hasSuffix("\\") ? String(text.dropLast()) : text) + "\n"
  }

  /// What joins two lines of a paragraph: nothing between characters that need no spaces.
  private func gap(_ before: String, _ after: String) -> String {
    guard let last = before.last, let first = after.first, last != "\n" else { return "" }
    return LineBreaker.breaksAround(last) && LineBreaker.breaksAround(first) ? "" : " "
  }

  mutating func listItem(_ line: MarkdownLine, _ item: MarkdownLine.ListItem) {
    var first: [Span]
    if let box = item.checkbox {
      boxes += 1
      first = checkbox(boxes, isChecked: box.isChecked)
    } else {
      let isNumbered = item.marker.count > 1
      first = [Span((isNumbered ? item.marker : style.unicode ? "•" : "-") + " ", .dim)]
    }
    items = Array(items.prefix(line.listDepth))
    while items.count < line.listDepth { items.append((2, line.quoteDepth)) }
    let hanging = StyledLine(style, first).width
    items.append((hanging, line.quoteDepth))
    var text = item.text
    let inks: [TerminalStyle.Ink] = item.checkbox?.isChecked == true ? [.dim] : []
    if position + 1 < lines.count, case .text = lines[position + 1].kind,
      lines[position + 1].listDepth == line.listDepth + 1,
      lines[position + 1].quoteDepth == line.quoteDepth
    {
      let isBroken = isHardBreak(line)
      let rest = paragraph(from: position + 1, lines[position + 1])
      text = isBroken ? breaking(text) + rest : text + gap(text, rest) + rest
    } else {
      position += 1
    }
    write(wrapped(text, width: inner(line) - hanging, inks: inks), line, first: first)
  }

  /// The number that `tick` takes, and the box.
  private func checkbox(_ number: Int, isChecked: Bool) -> [Span] {
    let label = DisplayWidth.pad("[\(number)]", to: digits + 2, .right) + " "
    let box = isChecked ? (style.unicode ? "☑ " : "[x] ") : (style.unicode ? "☐ " : "[ ] ")
    return [Span(label, .cyan), Span(box, isChecked ? .green : nil)]
  }

  mutating func code(_ line: MarkdownLine) {
    let isFenced = line.kind == .fence
    let margin = isFenced ? line.contentRange.lowerBound - line.range.lowerBound : 4
    position += isFenced ? 1 : 0
    var content: [[Span]] = []
    while position < lines.count, lines[position].kind == .code {
      let text = style.sanitized(raw(lines[position], without: margin))
      let parts = LineBreaker.pieces(text, width: inner(line) - 4)
      content += parts.map { [Span("    "), Span($0, .magenta)] }
      position += 1
    }
    if isFenced, position < lines.count, lines[position].kind == .fence { position += 1 }
    while !isFenced, content.last?.last?.text == "" { content.removeLast() }
    write(content, line)
  }

  /// A line of code as written, without the white space and marks of what is around it, tabs as
  /// spaces.
  private func raw(_ line: MarkdownLine, without margin: Int) -> String {
    let text = bytes[line.range].filter { $0 != UInt8(ascii: "\r") && $0 != UInt8(ascii: "\n") }
    var columns: [UInt8] = []
    for byte in text {
      if byte == UInt8(ascii: "\t") {
        columns += Array(repeating: UInt8(ascii: " "), count: 4 - columns.count % 4)
      } else {
        columns.append(byte)
      }
    }
    let lead = columns.prefix(margin).prefix { " >".utf8.contains($0) }.count
    return String(decoding: columns.dropFirst(lead), as: UTF8.self)
  }

  mutating func table(_ line: MarkdownLine) {
    var rows: [String] = []
    var delimiter: Int?
    while position < lines.count, case .tableRow(let isDelimiter) = lines[position].kind {
      if isDelimiter, delimiter == nil { delimiter = rows.count }
      rows.append(lines[position].text)
      position += 1
    }
    let table = MarkdownTable(rows: rows, delimiter: delimiter, style: style)
    write(table.lines(width: inner(line)), line)
  }
}
