extension TicketDocument {
  /// The file with quotes around the values that can't be read without them; nil where there is none,
  /// or where quotes alone would not do.
  ///
  /// Only values of one line are touched, whole, so that what was written is what is read. `isWanted`
  /// decides by key and value.
  public func quotingUnreadableValues(
    _ isWanted: (_ key: String, _ value: String) -> Bool = { _, _ in true }
  ) -> TicketDocument? {
    var document = self
    for _ in 0..<20 {
      guard document.header.isBroken else { break }
      guard let next = document.quotingOne(isWanted) else { return nil }
      document = next
    }
    return document.header.isBroken || document.bytes == bytes ? nil : document
  }

  /// The file with a heading of the second level below everything else, for a section to be written.
  public func addingSection(_ title: String) -> TicketDocument {
    let end = lineEnding
    var added = bytes
    if added.last != .newline { added += Array(end.utf8) }
    let isBlank = added.suffix(end.utf8.count * 2).elementsEqual((end + end).utf8)
    added += Array(((isBlank ? "" : end) + "## " + title + end).utf8)
    return TicketDocument(bytes: added)
  }

  private func quotingOne(_ isWanted: (String, String) -> Bool) -> TicketDocument? {
    guard let block = header.block,
      let problem = header.diagnostics.first(where: { $0.rule == "front-matter-syntax" }),
      let line = start(ofLine: problem.location.line), block.content.contains(line),
      let colon = HeaderBlock.keyEnd(bytes, line)
    else { return nil }
    let next = bytes.nextLine(after: line, end: block.content.upperBound)
    let end = valueEnd(from: colon + 1, bytes.contentEnd(from: line, next: next))
    let start = bytes.skippingBlanks(colon + 1, end)
    guard start < end, mayBeQuoted(start..<end), !isContinued(at: next, block) else { return nil }
    let key = bytes.text(line..<colon)
    let value = bytes.text(start..<end)
    guard isWanted(key, value) else { return nil }
    let quoted = Array(ScalarText.doubleQuoted(value).utf8)
    let edited = TicketDocument(bytes: bytes.applying([ByteEdit(start..<end, quoted)]))
    let later = edited.header.diagnostics.first { $0.rule == "front-matter-syntax" }
    let isBetter = later.map { $0.location.line > problem.location.line } ?? true
    return isBetter && edited[key]?.value == .scalar(value) ? edited : nil
  }

  private func start(ofLine number: Int) -> Int? {
    var line = 0
    for _ in 1..<max(1, number) {
      let next = bytes.nextLine(after: line, end: bytes.count)
      guard next > line, next < bytes.count else { return nil }
      line = next
    }
    return line
  }

  /// Where a value ends on its line: before a comment, and before the blanks there.
  private func valueEnd(from start: Int, _ end: Int) -> Int {
    var last = start
    while last < end, !(bytes[last] == UInt8(ascii: "#") && bytes[last - 1].isBlank) { last += 1 }
    return bytes.trimmingBlanks(start, last)
  }

  /// Whether a value can be meant as one text: it begins no quotes, block, list or mapping.
  private func mayBeQuoted(_ range: Range<Int>) -> Bool {
    switch bytes[range.lowerBound] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "|"), UInt8(ascii: ">"),
      UInt8(ascii: "{"):
      return false
    case UInt8(ascii: "["):
      guard let close = bytes[range].firstIndex(of: UInt8(ascii: "]")) else { return false }
      return close + 1 < range.upperBound
    default: return true
    }
  }

  /// Whether the line below goes on with the value.
  private func isContinued(at next: Int, _ block: HeaderBlock) -> Bool {
    next < block.content.upperBound && bytes[next].isBlank
      && bytes.skippingBlanks(next, block.content.upperBound)
        < bytes.contentEnd(
          from: next, next: bytes.nextLine(after: next, end: block.content.upperBound))
  }
}
