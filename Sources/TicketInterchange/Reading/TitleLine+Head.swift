import TicketModel

// What stands before the title.
extension TitleLine {
  /// Reads the head of a line: its state, its id and the tuple behind; gives the rest.
  init(head text: String, loose: Set<String>, rest: inout String) {
    let box = StateWord.box(text)
    state = box?.word ?? StateWord(sign: text)
    let text = box?.rest ?? text
    rest = TitleLine.withoutStrike(Folding.withoutOrnaments(text), &state)
    if let token = IDToken(rest, loose: loose), let after = TitleLine.afterID(token) {
      id = token.id
      takeHead(&rest, after)
    } else if let (label, after) = LocalLabel.read(rest), !TitleLine.isDay(after) {
      local = label
      takeHead(&rest, after)
      takeInnerID(&rest, loose)
    }
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
}

extension String {
  /// How often a mark is there.
  fileprivate func components(of mark: String) -> Int {
    ranges(of: mark).count
  }
}
