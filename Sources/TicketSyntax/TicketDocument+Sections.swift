extension TicketDocument {
  /// The file with lines added at the end of a section, and every other byte kept.
  ///
  /// The section is made at the end of the file, as a heading of the second level, where there is
  /// none of that title. List items follow those before them without a gap. Throws where the lines
  /// would not stand in the section, as below a code block that nobody closed.
  public func appending(
    _ text: String, toSection title: String
  ) throws(EditError) -> TicketDocument {
    let old = body
    let place: Int
    var added: [String] = []
    if let section = old.section(titled: title) {
      place = endOfContent(section.range)
      if needsGap(before: place, text) { added.append("") }
    } else {
      place = bytes.count
      if place > 0, !endsWithBlankLine { added.append("") }
      added += ["## \(title)", ""]
    }
    added += text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .map(String.init)
    let isOpen = place > 0 && bytes[place - 1] != .newline
    let joined = added.joined(separator: lineEnding) + lineEnding
    let insertion = Array(((isOpen ? lineEnding : "") + joined).utf8)
    let edited = TicketDocument(bytes: bytes.applying([ByteEdit(place..<place, insertion)]))
    guard let section = edited.body.section(titled: title),
      section.contentRange.upperBound >= place + insertion.count,
      edited.body.sections.count == old.sections.count
        + (old.section(titled: title) == nil ? 1 : 0),
      edited.bytes[..<edited.bodyStart] == bytes[..<bodyStart],
      edited.isText(place + insertion.count - 1)
    else {
      throw EditError(
        message: "nothing can be added to the section \"\(title)\"",
        hint: "look for a code block or a comment that is not closed")
    }
    return edited
  }

  /// Whether a byte stands in the text, and neither in code nor in a comment.
  private func isText(_ offset: Int) -> Bool {
    let lines = MarkdownScanner(bytes: bytes, range: bodyStart..<bytes.count, firstLine: 1).lines()
    switch lines.first(where: { $0.range.upperBound > offset })?.kind {
    case .comment, .fence, .code: return false
    default: return true
    }
  }

  /// The end of the last line of a range that isn't blank.
  private func endOfContent(_ range: Range<Int>) -> Int {
    var end = range.lowerBound
    var line = range.lowerBound
    while line < range.upperBound {
      let next = bytes.nextLine(after: line, end: range.upperBound)
      let content = bytes.contentEnd(from: line, next: next)
      if bytes.skippingBlanks(line, content) < content { end = next }
      line = next
    }
    return end
  }

  /// Whether a blank line must stand between the line that ends at an offset and a text.
  private func needsGap(before place: Int, _ text: String) -> Bool {
    let start = bytes.lineStart(of: max(0, place - 1))
    let isItem = { (byte: UInt8?) in
      byte.map { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "*") || $0.isBlank } ?? false
    }
    return !(isItem(bytes.byte(start)) && isItem(text.utf8.first))
  }

  private var endsWithBlankLine: Bool {
    guard bytes.last == .newline else { return false }
    let start = bytes.lineStart(of: bytes.count - 1)
    let end = bytes.contentEnd(from: start, next: bytes.count)
    return bytes.skippingBlanks(start, end) == end
  }
}

extension TicketDocument {
  /// The file with another text below its front matter.
  public func replacingBody(with text: String) -> TicketDocument {
    TicketDocument(bytes: bytes[..<bodyStart] + adapted(text))
  }

  /// The file with a text on top of its body, a blank line around it.
  public func prepending(_ text: String) -> TicketDocument {
    let rest = bytes[bytes.contentStart(from: bodyStart)...]
    let end = lineEnding.utf8
    let gap = bodyStart > 0 ? Array(end) : []
    let closed = adapted(text) + (text.last?.isNewline == true ? [] : Array(end))
    return TicketDocument(
      bytes: bytes[..<bodyStart] + gap + closed + (rest.isEmpty ? [] : Array(end)) + rest)
  }

  /// A text's bytes with this file's line ending throughout.
  private func adapted(_ text: String) -> [UInt8] {
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return Array(lines.joined(separator: lineEnding).utf8)
  }
}

extension [UInt8] {
  /// The beginning of the first line at or after an offset that isn't blank.
  fileprivate func contentStart(from offset: Int) -> Int {
    var line = offset
    while line < count {
      let next = nextLine(after: line, end: count)
      let content = contentEnd(from: line, next: next)
      if skippingBlanks(line, content) < content { return line }
      line = next
    }
    return count
  }
}
