// What stands around the title, and behind it.
extension TitleLine {
  /// Longer lines are prose: nothing is taken from their ends.
  private static let longestPacked = 1000

  /// What parts the fields behind a title, with a space on either side.
  fileprivate static let separators = ["—", "–", "-", "|", "·", "•"].map { Array($0.utf8) }

  /// Takes what has a meaning of its own off both ends; gives the title that is left.
  mutating func takeEnds(of text: String) -> String {
    var rest = text
    takeLeadingSpan(&rest)
    takeState(&rest)
    takeSegments(&rest)
    takeTrailingTuple(&rest)
    takeState(&rest)
    return TitleLine.withoutMarks(rest)
  }

  /// `` `P0` Title ``, `[P1] [S] Title`.
  private mutating func takeLeadingSpan(_ rest: inout String) {
    var isFound = true
    while isFound {
      isFound = false
      for (open, close) in [("`", "`"), ("[", "]"), ("**", "**"), ("(", ")")]
      where rest.hasPrefix(open) {
        let inner = rest.dropFirst(open.count)
        guard let end = inner.prefix(24).firstRange(of: close) else { continue }
        let word = String(inner[..<end.lowerBound])
        let after = String(inner[end.upperBound...]).trimmed(of: " :–—-")
        guard !after.isEmpty, takeSpan(word) else { continue }
        rest = after
        isFound = true
      }
    }
  }

  private mutating func takeSpan(_ word: String) -> Bool {
    if let measure = Measure(word), !Measure.isBare(word) {
      measures.append(measure)
    } else if let word = StateWord(besideTitle: word) {
      state = word
    } else if let key = KeyedText(segment: word) {
      keyed.append(key)
    } else {
      return false
    }
    return true
  }

  /// `Title ✅`, `Title (DONE)`, `Title - In progress`.
  private mutating func takeState(_ rest: inout String) {
    guard rest.utf8.count < TitleLine.longestPacked else { return }
    if let sign = rest.trailingSign {
      state = state ?? StateWord(sign: String(rest[sign]))
      rest = String(rest[..<sign.lowerBound]).trimmed(of: " –—-|")
      return
    }
    guard let open = rest.openingOfLast, open > rest.startIndex else { return }
    let inner = String(rest[rest.index(after: open)...].dropLast())
    guard let word = StateWord(besideTitle: inner), word != .backlog, inner.utf8.count < 30 else {
      return
    }
    state = word
    rest = String(rest[..<open]).trimmed(of: " –—-|")
  }

  /// `Title — Estim 3 — Owner: PO`, from the end.
  private mutating func takeSegments(_ rest: inout String) {
    guard rest.utf8.count < TitleLine.longestPacked else { return }
    while let cut = rest.lastSeparator {
      let segment = String(rest[cut.upperBound...]).trimmed(of: " ")
      if let key = KeyedText(segment: segment) {
        keyed.append(key)
      } else if let measure = Measure(segment), !Measure.isBare(segment) {
        measures.append(measure)
      } else if let word = StateWord(besideTitle: segment), ![.backlog, .review].contains(word) {
        state = word
      } else {
        return
      }
      rest = String(rest[..<cut.lowerBound]).trimmed(of: " ")
    }
  }

  /// `Title (P0)`, `Title [3 pts]`: only where every part says its own meaning.
  private mutating func takeTrailingTuple(_ rest: inout String) {
    while let open = rest.openingOfLast, open > rest.startIndex {
      let inner = rest[rest.index(after: open)...].dropLast()
      var found: [Measure] = []
      var keys: [KeyedText] = []
      for part in inner.split(whereSeparator: { ",|·•;".contains($0) }) {
        let word = String(part).trimmed(of: " ")
        if let measure = Measure(word), !Measure.isBare(word) {
          found.append(measure)
        } else if let key = KeyedText(segment: word) {
          keys.append(key)
        } else {
          return
        }
      }
      guard !found.isEmpty || !keys.isEmpty else { return }
      measures += found
      keyed += keys
      rest = String(rest[..<open]).trimmed(of: " ")
    }
  }

  /// `**Title**` without the marks around the whole of it.
  private static func withoutMarks(_ text: String) -> String {
    for mark in ["**", "__", "*"] where text.hasPrefix(mark) && text.hasSuffix(mark) {
      let inner = text.dropFirst(mark.count).dropLast(mark.count)
      if !inner.isEmpty, !inner.contains(mark) { return String(inner).trimmed(of: " :") }
    }
    return text
  }
}

extension String {
  /// Where the bracket, parenthesis or code span that ends the text begins; nil where none does.
  fileprivate var openingOfLast: String.Index? {
    switch utf8.last {
    case UInt8(ascii: ")"): lastIndex(of: "(")
    case UInt8(ascii: "]"): lastIndex(of: "[")
    case UInt8(ascii: "`"): dropLast().lastIndex(of: "`")
    default: nil
    }
  }

  /// The sign of a state that ends the text.
  fileprivate var trailingSign: Range<String.Index>? {
    guard let byte = utf8.last, byte >= 0x80, let last,
      StateWord(sign: String(last)) != nil, count > 1
    else { return nil }
    return index(before: endIndex)..<endIndex
  }

  /// The last dash, bar or dot that stands alone between two parts, with the spaces around it.
  fileprivate var lastSeparator: Range<String.Index>? {
    var end: String.UTF8View.Index?
    var at = utf8.endIndex
    while at > utf8.startIndex {
      utf8.formIndex(before: &at)
      guard utf8[at] == UInt8(ascii: " ") else { continue }
      if let end, TitleLine.separators.contains(where: utf8[at..<end].dropFirst().elementsEqual) {
        return at == utf8.startIndex ? nil : at..<utf8.index(after: end)
      }
      end = at
    }
    return nil
  }
}
