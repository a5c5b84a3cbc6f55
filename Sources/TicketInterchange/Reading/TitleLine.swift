import TicketModel

/// A heading or item taken apart: id, tuple, title, and the fields packed around the title.
struct TitleLine {
  /// The id, where there is one at the head.
  var id: String?
  /// The number at the head that is an id only within the document.
  var local: LocalLabel?
  /// The title, without what follows as separate fields.
  var title = ""
  /// Keyed parts of the line, such as `Owner: PO`.
  var keyed: [KeyedText] = []
  /// Parts that say their own meaning, such as `P0` or `M`.
  var measures: [Measure] = []
  /// Words of the tuple behind the id that are no measures: a domain.
  var words: [String] = []
  /// The state that a sign or a suffix says.
  var state: StateWord?

  /// Where a longer title begins with words in bold, these are the title.
  static let longestTitle = 100

  /// Longer lines are prose: nothing is taken from their ends.
  private static let longestPacked = 1000

  /// Whether something at the head makes the line a ticket's.
  var isNamed: Bool { id != nil || local != nil }

  /// A title that is no more than one.
  init(plain title: String) {
    self.title = title
  }

  /// A heading as the export writes it: any id, a dash, and all that follows as the title.
  init?(exported text: String) {
    guard let dash = text.firstRange(of: " — "), TicketID(String(text[..<dash.lowerBound])) != nil
    else { return nil }
    self.init(plain: String(text[dash.upperBound...]))
    id = String(text[..<dash.lowerBound])
  }

  /// The words in bold that begin the title, and the text behind them.
  var lead: (title: String, rest: String)? {
    guard title.hasPrefix("**"), let close = title.dropFirst(2).firstRange(of: "**") else {
      return nil
    }
    let lead = String(title.dropFirst(2)[..<close.lowerBound]).trimmed(of: " :.")
    let rest = String(title[close.upperBound...]).trimmed(of: " :–—-.")
    return lead.isEmpty || rest.isEmpty ? nil : (lead, rest)
  }

  /// Makes the words of a title that is one link the title; gives the link.
  mutating func takeLink() -> String? {
    guard title.hasPrefix("["), title.hasSuffix(")"), let middle = title.firstRange(of: "](") else {
      return nil
    }
    let link = title
    let words = String(title[..<middle.lowerBound].dropFirst()).trimmed(of: " ")
    guard !words.isEmpty, !words.contains("["),
      !title[middle.upperBound...].dropLast().contains(")")
    else { return nil }
    title = words
    return link
  }

  /// Reads a line; without an id where there is none that a separator sets apart. `loose` are the
  /// letters that ids without a hyphen begin with.
  init(_ text: String, loose: Set<String> = []) {
    let box = StateWord.box(text)
    state = box?.word ?? StateWord(sign: text)
    let text = box?.rest ?? text
    var rest = TitleLine.withoutStrike(Folding.withoutOrnaments(text), &state)
    if let token = IDToken(rest, loose: loose), let after = TitleLine.afterID(token) {
      id = token.id
      takeHead(&rest, after)
    } else if let (label, after) = LocalLabel.read(rest), !TitleLine.isDay(after) {
      local = label
      takeHead(&rest, after)
      takeInnerID(&rest, loose)
    }
    takeLeadingSpan(&rest)
    takeState(&rest)
    takeSegments(&rest)
    takeTrailingTuple(&rest)
    takeState(&rest)
    title = TitleLine.withoutMarks(rest)
  }

  /// Whether a day is all that follows a number: a version of a change log, not a ticket.
  private static func isDay(_ after: String) -> Bool {
    let text = after.trimmed(of: " :–—-()_*")
    let isNumeric =
      text.utf8.count >= 6 && text.utf8.allSatisfy { "0123456789-/.".utf8.contains($0) }
    return isNumeric || (text.utf8.count <= 30 && WrittenDay(text) != nil)
  }

  /// `Story 2: FR-004 - Title`: the id counts, not the place in this document.
  private mutating func takeInnerID(_ rest: inout String, _ loose: Set<String>) {
    guard let token = IDToken(rest, loose: loose), let after = TitleLine.afterID(token),
      !after.isEmpty
    else { return }
    id = token.id
    takeHead(&rest, after)
  }

  private mutating func takeHead(_ rest: inout String, _ after: String) {
    let plain = Folding.withoutOrnaments(after.trimmed(of: " "))
    if state == nil { state = StateWord(sign: after.trimmed(of: " :–—-|.)")) }
    rest = plain
    takeTuple(&rest)
    rest = String(rest.drop { ".)".contains($0) })
    rest = Folding.withoutOrnaments(rest.trimmed(of: " :–—-|"))
    if after.hasPrefix("**") || rest.hasSuffix("**"), rest.components(of: "**") % 2 == 1 {
      rest = rest.replacing("**", with: "", maxReplacements: 1)
    }
  }

  /// The text behind an id; nil where the id is only a word of a sentence.
  private static func afterID(_ token: IDToken) -> String? {
    let rest = token.rest.trimmed(of: " ")
    guard let first = rest.unicodeScalars.first else { return rest }
    if token.isMarked || ":–—|-(".unicodeScalars.contains(first) { return rest }
    let isApart = token.rest.hasPrefix(" ") && (first.properties.isUppercase || first == "[")
    return isApart || StateWord(sign: rest) != nil ? rest : nil
  }

  /// `~~Title~~`: struck out is done.
  private static func withoutStrike(_ text: String, _ state: inout StateWord?) -> String {
    guard text.hasPrefix("~~"), let end = text.dropFirst(2).firstRange(of: "~~") else {
      return text
    }
    state = state ?? .done
    let inner = text.dropFirst(2)
    return String(inner[..<end.lowerBound]) + String(inner[end.upperBound...])
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

// What stands around the title.
extension TitleLine {
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
      if let measure = Measure(word) {
        measures.append(measure)
      } else if let key = KeyedText(segment: word) {
        keyed.append(key)
      } else {
        words.append(word)
      }
    }
    rest = String(after)
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
    } else if let word = StateWord(word) {
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
    guard let last = rest.last else { return }
    if last == ")" || last == "]" || last == "`", let open = rest.openingOfLast(last),
      open > rest.startIndex
    {
      let inner = String(rest[rest.index(after: open)...].dropLast())
      guard let word = StateWord(inner), word != .backlog, inner.utf8.count < 30 else { return }
      state = word
      rest = String(rest[..<open]).trimmed(of: " –—-|")
    }
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
      } else if let word = StateWord(segment), ![.backlog, .review].contains(word) {
        state = word
      } else {
        return
      }
      rest = String(rest[..<cut.lowerBound]).trimmed(of: " ")
    }
  }

  /// `Title (P0)`, `Title [3 pts]`: only where every part says its own meaning.
  private mutating func takeTrailingTuple(_ rest: inout String) {
    while let last = rest.last, last == ")" || last == "]" || last == "`",
      let open = rest.openingOfLast(last), open > rest.startIndex
    {
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
}

extension String {
  /// How often a mark is there.
  fileprivate func components(of mark: String) -> Int {
    ranges(of: mark).count
  }

  /// Where the bracket, parenthesis or code span that ends the text begins.
  fileprivate func openingOfLast(_ last: Character) -> String.Index? {
    switch last {
    case ")": lastIndex(of: "(")
    case "]": lastIndex(of: "[")
    default: dropLast().lastIndex(of: "`")
    }
  }

  /// The sign of a state that ends the text.
  fileprivate var trailingSign: Range<String.Index>? {
    guard let last = last, let scalar = last.unicodeScalars.first, !scalar.isASCII,
      StateWord(sign: String(last)) != nil, count > 1
    else { return nil }
    return index(before: endIndex)..<endIndex
  }

  /// The last dash or bar that stands alone between two parts.
  fileprivate var lastSeparator: Range<String.Index>? {
    var best: Range<String.Index>?
    for mark in [" — ", " – ", " - ", " | ", " · ", " • "] {
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
