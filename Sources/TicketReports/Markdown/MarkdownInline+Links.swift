extension MarkdownInline {
  /// Reads `[text](address)`: the text underlined, the address behind it where it says more.
  mutating func link(
    at position: Int, in range: Range<Int>, _ inks: [TerminalStyle.Ink], _ depth: Int
  ) -> Int? {
    guard depth < MarkdownInline.maximumDepth,
      let bracket = closingBracket(at: position, in: range, "[", "]"),
      bracket + 1 < range.upperBound, text[bracket + 1] == "(",
      let end = closingBracket(at: bracket + 1, in: range, "(", ")")
    else { return nil }
    flush(inks)
    read(position + 1..<bracket, inks + [.underline], depth: depth + 1)
    let inside = String(text[bracket + 2..<end])
    let address = inside.split(separator: " ").first.map { $0.trimmingAngles } ?? ""
    if !address.isEmpty, address != String(text[position + 1..<bracket]) {
      spans.append(Span(" (\(address))", inks: inks + [.dim]))
    }
    return end + 1
  }

  private func closingBracket(
    at position: Int, in range: Range<Int>, _ open: Character, _ close: Character
  ) -> Int? {
    var depth = 0
    for index in position..<min(range.upperBound, position + 2_000) {
      if text[index] == open { depth += 1 }
      if text[index] == close {
        depth -= 1
        if depth == 0 { return index }
      }
    }
    return nil
  }

  /// Reads `<https://…>` and `<name@host>`.
  mutating func autolink(
    at position: Int, in range: Range<Int>, _ inks: [TerminalStyle.Ink]
  ) -> Int? {
    let limit = min(range.upperBound, position + 1_000)
    guard let end = text[position..<limit].firstIndex(of: ">") else { return nil }
    let address = String(text[position + 1..<end])
    guard address.contains("://") || address.contains("@"), !address.contains(" ") else {
      return nil
    }
    flush(inks)
    spans.append(Span(address, inks: inks + [.underline]))
    return end + 1
  }
}

extension Substring {
  fileprivate var trimmingAngles: String {
    hasPrefix("<") && hasSuffix(">") ? String(dropFirst().dropLast()) : String(self)
  }
}
