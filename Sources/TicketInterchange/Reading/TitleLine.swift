/// A heading or item taken apart: id, tuple, title, and the fields packed around the title.
struct TitleLine {
  /// The id, where there is one at the head.
  var id: String?
  /// The title, without what follows as separate fields.
  var title = ""
  /// Keyed parts of the line, such as `Owner: PO`.
  var keyed: [KeyedText] = []
  /// Parts that say their own meaning, such as `P0` or `M`.
  var measures: [Measure] = []
  /// Words of the tuple behind the id that are no measures: a domain.
  var words: [String] = []

  /// Longer lines are prose: nothing is taken from their ends.
  private static let longestPacked = 1000

  /// Reads a line; without an id where there is none that a separator sets apart.
  init(_ text: String) {
    var rest = Folding.withoutOrnaments(text)
    if let token = IDToken(rest), let after = TitleLine.afterID(token) {
      id = token.id
      rest = Folding.withoutOrnaments(after)
      takeTuple(&rest)
      rest = rest.trimmed(of: " :–—-|")
    }
    takeLeadingSpan(&rest)
    takeSegments(&rest)
    takeTrailingTuple(&rest)
    title = rest
  }

  /// The text behind an id; nil where the id is only a word of a sentence.
  private static func afterID(_ token: IDToken) -> String? {
    let rest = token.rest.trimmed(of: " ")
    guard let first = rest.unicodeScalars.first else { return rest }
    if token.isMarked || ":–—|-(".unicodeScalars.contains(first) { return rest }
    let isApart = token.rest.hasPrefix(" ") && first.properties.isUppercase
    return isApart ? rest : nil
  }

  /// `(backend, P0, M)` between id and title.
  private mutating func takeTuple(_ rest: inout String) {
    guard rest.hasPrefix("("), let close = rest.firstIndex(of: ")") else { return }
    let after = rest[rest.index(after: close)...].drop { $0 == " " }
    guard after.first == ":" || after.isEmpty || after.first == "—" || after.first == "–" else {
      return
    }
    let inner = rest[rest.index(after: rest.startIndex)..<close]
    for part in inner.split(separator: ",") {
      let word = String(part).trimmed(of: " ")
      if let measure = Measure(word) { measures.append(measure) } else { words.append(word) }
    }
    rest = String(after)
  }

  /// `` `P0` Title ``.
  private mutating func takeLeadingSpan(_ rest: inout String) {
    for (open, close) in [("`", "`"), ("[", "]"), ("**", "**")] where rest.hasPrefix(open) {
      let inner = rest.dropFirst(open.count)
      guard let end = inner.prefix(12).firstRange(of: close),
        case .priority(let priority)? = Measure(String(inner[..<end.lowerBound]))
      else { continue }
      measures.append(.priority(priority))
      rest = String(inner[end.upperBound...]).trimmed(of: " :–—-")
    }
  }

  /// `Title — Estim 3 — Owner: PO`, from the end.
  private mutating func takeSegments(_ rest: inout String) {
    guard rest.utf8.count < TitleLine.longestPacked else { return }
    while let cut = rest.lastSeparator {
      let segment = String(rest[cut.upperBound...]).trimmed(of: " ")
      if let key = KeyedText(segment: segment) {
        keyed.append(key)
      } else if let measure = Measure(segment) {
        measures.append(measure)
      } else {
        return
      }
      rest = String(rest[..<cut.lowerBound]).trimmed(of: " ")
    }
  }

  /// `Title (P0)`, `Title [3 pts]`: only where every part says its own meaning.
  private mutating func takeTrailingTuple(_ rest: inout String) {
    guard let last = rest.last, last == ")" || last == "]",
      let open = rest.lastIndex(of: last == ")" ? "(" : "["), open > rest.startIndex
    else { return }
    let inner = rest[rest.index(after: open)...].dropLast()
    let parts = inner.split(separator: ",").map { Measure(String($0)) }
    let found = parts.compactMap { $0 }
    guard !found.isEmpty, found.count == parts.count else { return }
    measures += found
    rest = String(rest[..<open]).trimmed(of: " ")
  }
}

extension String {
  /// The last dash or bar that stands alone between two parts.
  fileprivate var lastSeparator: Range<String.Index>? {
    var best: Range<String.Index>?
    for mark in [" — ", " – ", " | "] {
      if let found = lastRange(of: mark), found.lowerBound > (best?.lowerBound ?? startIndex) {
        best = found
      }
    }
    return best
  }

  /// The last place of a short text; nil for none.
  private func lastRange(of mark: String) -> Range<String.Index>? {
    let bytes = Array(mark.utf8)
    let view = utf8
    var at = view.endIndex
    while at > view.startIndex {
      view.formIndex(before: &at)
      guard view[at] == bytes[0], view[at...].starts(with: bytes) else { continue }
      return at..<view.index(at, offsetBy: bytes.count)
    }
    return nil
  }
}
