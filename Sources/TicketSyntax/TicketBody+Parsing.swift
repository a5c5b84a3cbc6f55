extension TicketBody {
  /// Reads what stands from a byte on.
  init(bytes: [UInt8], start: Int) {
    let start = Swift.min(start, bytes.count)
    let firstLine = 1 + bytes[..<start].count { $0 == .newline }
    let range = start..<bytes.count
    let lines = MarkdownScanner(bytes: bytes, range: range, firstLine: firstLine).lines()
    sections = Self.sections(lines, end: bytes.count)
    checkboxes = Self.checkboxes(lines, bytes)
    text = bytes.text(range)
  }

  private static func sections(_ lines: [MarkdownLine], end: Int) -> [Section] {
    var result: [Section] = []
    let headings = lines.indices.compactMap { index in
      lines[index].topHeading.map { (index: index, level: $0.level, title: $0.title) }
    }
    for (position, heading) in headings.enumerated() {
      let next = headings[(position + 1)...].first { $0.level <= heading.level }
      let content = lines[(heading.index + 1)..<(next?.index ?? lines.count)]
        .drop { $0.kind == .headingContinuation }
      let upper = next.map { lines[$0.index].range.lowerBound } ?? end
      let lower = content.first?.range.lowerBound ?? upper
      result.append(
        Section(
          level: heading.level, title: heading.title, line: lines[heading.index].number,
          range: lines[heading.index].range.lowerBound..<upper, contentRange: lower..<upper,
          isEmpty: content.allSatisfy { $0.kind == .blank || $0.kind == .comment }))
    }
    return result
  }

  private static func checkboxes(_ lines: [MarkdownLine], _ bytes: [UInt8]) -> [Checkbox] {
    var result: [Checkbox] = []
    var around: [(level: Int, title: String)] = []
    for line in lines {
      if let heading = line.topHeading {
        around.removeAll { $0.level >= heading.level }
        around.append(heading)
      }
      guard case .listItem(let item) = line.kind, let mark = item.checkbox else { continue }
      let bracket = line.range.lowerBound..<max(line.range.lowerBound, mark.offset - 1)
      result.append(
        Checkbox(
          index: result.count, text: item.text, isChecked: mark.isChecked,
          sections: around.map(\.title), line: line.number,
          column: bytes.scalarCount(bracket) + 1, markOffset: mark.offset, depth: line.listDepth))
    }
    return result
  }
}

extension MarkdownLine {
  /// The heading of a section: one that no block quote and no list item holds.
  fileprivate var topHeading: (level: Int, title: String)? {
    guard case .heading(let level, let title) = kind, quoteDepth == 0, listDepth == 0 else {
      return nil
    }
    return (level, title)
  }
}
