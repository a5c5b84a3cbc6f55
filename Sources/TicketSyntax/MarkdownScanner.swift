/// Reads the block structure of a Markdown text, line by line: CommonMark's, with the tables and
/// checkboxes of GitHub. In list items indentation never makes code: people indent as they please.
public struct MarkdownScanner: Sendable {
  let bytes: [UInt8]
  let range: Range<Int>
  let firstLine: Int

  /// Prepares to read `range` of the bytes (all by default), which begins with line `firstLine`.
  public init(bytes: [UInt8], range: Range<Int>? = nil, firstLine: Int = 1) {
    self.bytes = bytes
    self.range = (range ?? bytes.indices).clamped(to: bytes.indices)
    self.firstLine = firstLine
  }

  /// The lines in order; an empty text has none.
  public func lines() -> [MarkdownLine] {
    var lines: [MarkdownLine] = []
    var blocks = MarkdownBlocks(bytes: bytes)
    var start = range.lowerBound
    while start < range.upperBound {
      let next = bytes.nextLine(after: start, end: range.upperBound)
      let number = firstLine + lines.count
      let end = bytes.contentEnd(from: start, next: next)
      let draft = blocks.read(start, end)
      lines.append(line(draft, number: number, range: start..<next))
      if case .underline(let level) = draft.kind { underline(&lines, level, draft.paragraphLines) }
      if case .line(.tableRow(isDelimiter: true)) = draft.kind { markTableHead(&lines) }
      start = next
    }
    return lines
  }

  private func line(
    _ draft: MarkdownBlocks.Draft, number: Int, range: Range<Int>
  ) -> MarkdownLine {
    let kind: MarkdownLine.Kind =
      if case .line(let kind) = draft.kind { kind } else { .headingContinuation }
    return MarkdownLine(
      kind: kind, number: number, range: range, contentRange: draft.content,
      text: bytes.text(draft.content), quoteDepth: draft.quoteDepth, listDepth: draft.listDepth)
  }

  /// Makes a heading of the paragraph above a setext underline.
  private func underline(_ lines: inout [MarkdownLine], _ level: Int, _ count: Int) {
    let last = lines.count - 1
    let first = last - count
    guard count > 0, first >= 0 else { return }
    let title = lines[first..<last].map(\.text).joined(separator: " ")
    if case .listItem = lines[first].kind {
    } else {
      lines[first] = lines[first].with(.heading(level: level, title: title))
    }
    for index in first + 1..<last { lines[index] = lines[index].with(.headingContinuation) }
  }

  /// Makes a table row of the line above the `|---|` line.
  private func markTableHead(_ lines: inout [MarkdownLine]) {
    guard lines.count > 1, case .text = lines[lines.count - 2].kind,
      lines[lines.count - 2].text.utf8.contains(UInt8(ascii: "|"))
    else { return }
    lines[lines.count - 2] = lines[lines.count - 2].with(.tableRow(isDelimiter: false))
  }
}

extension MarkdownLine {
  fileprivate func with(_ kind: Kind) -> MarkdownLine {
    MarkdownLine(
      kind: kind, number: number, range: range, contentRange: contentRange, text: text,
      quoteDepth: quoteDepth, listDepth: listDepth)
  }
}
