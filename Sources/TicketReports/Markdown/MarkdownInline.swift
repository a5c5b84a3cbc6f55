/// Emphasis, code and links in a paragraph, as spans in several inks.
///
/// A modest reading of CommonMark's: what is no clear mark stays as it is written.
struct MarkdownInline {
  let text: [Character]
  var spans: [Span] = []
  private var literal = ""

  private init(_ text: some StringProtocol) {
    self.text = Array(text)
  }

  /// Deeper nesting is read as text.
  static let maximumDepth = 8

  /// The spans of a text that has been made safe to print; one as it is where inks can't be seen.
  static func spans(
    _ text: String, _ style: TerminalStyle, inks: [TerminalStyle.Ink] = []
  ) -> [Span] {
    guard style.color else { return [Span(text)] }
    guard text.utf8.contains(where: { "\\`*_~[<!".utf8.contains($0) }) else {
      return [Span(text, inks: inks)]
    }
    var inline = MarkdownInline(text)
    inline.read(0..<inline.text.count, inks, depth: 0)
    return inline.spans
  }

  mutating func read(_ range: Range<Int>, _ inks: [TerminalStyle.Ink], depth: Int) {
    var position = range.lowerBound
    var hopeless: Set<String> = []
    while position < range.upperBound {
      if let next = mark(at: position, in: range, inks, depth, &hopeless) {
        position = next
      } else {
        literal.append(text[position])
        position += 1
      }
    }
    flush(inks)
  }

  mutating func flush(_ inks: [TerminalStyle.Ink]) {
    guard !literal.isEmpty else { return }
    spans.append(Span(literal, inks: inks))
    literal = ""
  }

  /// Reads what begins at a place; nil where that is nothing but a character.
  private mutating func mark(
    at position: Int, in range: Range<Int>, _ inks: [TerminalStyle.Ink], _ depth: Int,
    _ hopeless: inout Set<String>
  ) -> Int? {
    switch text[position] {
    case "\\":
      guard position + 1 < range.upperBound, text[position + 1].isASCIIPunctuation else {
        return nil
      }
      literal.append(text[position + 1])
      return position + 2
    case "`": return code(at: position, in: range, inks, &hopeless)
    case "*", "_", "~": return emphasis(at: position, in: range, inks, depth, &hopeless)
    case "[": return link(at: position, in: range, inks, depth)
    case "!" where position + 1 < range.upperBound && text[position + 1] == "[":
      return link(at: position + 1, in: range, inks, depth)
    case "<": return autolink(at: position, in: range, inks)
    default: return nil
    }
  }

  private func run(at position: Int, in range: Range<Int>) -> Int {
    var end = position
    while end < range.upperBound, text[end] == text[position] { end += 1 }
    return end - position
  }

  private mutating func code(
    at position: Int, in range: Range<Int>, _ inks: [TerminalStyle.Ink],
    _ hopeless: inout Set<String>
  ) -> Int? {
    let count = run(at: position, in: range)
    let key = String(text[position..<position + count])
    var end = position + count
    while !hopeless.contains(key), end < range.upperBound {
      guard text[end] == "`" else {
        end += 1
        continue
      }
      let closing = run(at: end, in: range)
      if closing == count {
        flush(inks)
        var code = text[position + count..<end]
        if code.count > 2, code.first == " ", code.last == " " {
          code = code.dropFirst().dropLast()
        }
        spans.append(Span(String(code), inks: inks + [.magenta]))
        return end + closing
      }
      end += closing
    }
    hopeless.insert(key)
    literal += key
    return position + count
  }

  private mutating func emphasis(
    at position: Int, in range: Range<Int>, _ inks: [TerminalStyle.Ink], _ depth: Int,
    _ hopeless: inout Set<String>
  ) -> Int? {
    let count = run(at: position, in: range)
    let key = String(text[position..<position + count])
    let asLiteral = {
      (inline: inout MarkdownInline) -> Int in
      inline.literal += key
      return position + count
    }
    guard count <= 3, depth < MarkdownInline.maximumDepth, text[position] != "~" || count == 2,
      opens(position, count, range), !hopeless.contains(key)
    else { return asLiteral(&self) }
    guard let close = closing(text[position], count, from: position + count, in: range) else {
      hopeless.insert(key)
      return asLiteral(&self)
    }
    flush(inks)
    let added: [TerminalStyle.Ink] =
      text[position] == "~"
      ? [.strike] : (count >= 2 ? [.bold] : []) + (count != 2 ? [.italic] : [])
    read(position + count..<close, inks + added, depth: depth + 1)
    return close + count
  }

  private func isSpace(_ index: Int, _ range: Range<Int>) -> Bool {
    !range.contains(index) || text[index].isWhitespace
  }

  private func isWord(_ index: Int, _ range: Range<Int>) -> Bool {
    range.contains(index) && (text[index].isLetter || text[index].isNumber)
  }

  private func opens(_ position: Int, _ count: Int, _ range: Range<Int>) -> Bool {
    guard !isSpace(position + count, range) else { return false }
    return text[position] != "_" || !isWord(position - 1, range)
  }

  private func closes(_ position: Int, _ count: Int, _ range: Range<Int>) -> Bool {
    guard !isSpace(position - 1, range) else { return false }
    return text[position] != "_" || !isWord(position + count, range)
  }

  /// Where the run that closes begins: the first of the same length, else the end of a longer one.
  private func closing(
    _ mark: Character, _ count: Int, from start: Int, in range: Range<Int>
  ) -> Int? {
    var position = start
    var longer: Int?
    while position < range.upperBound {
      if text[position] == "\\" {
        position += 2
      } else if text[position] == "`" {
        position = afterCode(at: position, in: range)
      } else if text[position] == mark {
        let length = run(at: position, in: range)
        if position > start, closes(position, length, range) {
          if length == count { return position }
          if length > count { longer = longer ?? position + length - count }
        }
        position += length
      } else {
        position += 1
      }
    }
    return longer
  }

  private func afterCode(at position: Int, in range: Range<Int>) -> Int {
    let count = run(at: position, in: range)
    var end = position + count
    let limit = min(range.upperBound, position + 400)
    while end < limit {
      guard text[end] == "`" else {
        end += 1
        continue
      }
      let closing = run(at: end, in: range)
      end += closing
      if closing == count { return end }
    }
    return position + count
  }
}

extension Character {
  fileprivate var isASCIIPunctuation: Bool {
    guard let byte = asciiValue else { return false }
    return byte > 0x20 && byte < 0x7F && !isLetter && !isNumber
  }
}
