/// A text that begins with a key: `Owner: Backend`, `**Risques** : …`, `Estim 3`.
struct KeyedText {
  /// The key without marks.
  var key: String
  /// What the key means, where it is known.
  var concept: Concept?
  /// What stands after the key; may be empty.
  var value: String
  /// Whether the key is in bold.
  var isMarked: Bool

  private static let longestKey = 60

  /// Reads a key; nil where the text has none.
  init?(_ text: String) {
    let plain = Folding.withoutOrnaments(text)
    guard let found = KeyedText.marked(plain) ?? KeyedText.colon(plain) else { return nil }
    self = found
  }

  private init(key: String, value: Substring, isMarked: Bool) {
    self.key = key.trimmed(of: " :*_`")
    self.value = String(value).trimmed(of: " ")
    self.isMarked = isMarked
    concept = Vocabulary.concept(self.key)
    if concept == nil, let open = self.key.firstIndex(of: "(") {
      concept = Vocabulary.concept(String(self.key[..<open]))
    }
  }

  /// The parts of `**Priority:** P1 | **Estimate:** 5`, where each is a field; nil for one alone.
  static func several(_ text: String) -> [KeyedText]? {
    guard text.utf8.count <= 400, text.contains(where: { "|·•;—–,*".contains($0) }) else {
      return nil
    }
    for mark in [" | ", " · ", " • ", " — ", " – ", "; ", ", ", " **"] {
      let parts = text.split(separator: mark).enumerated().map { place, part in
        (mark == " **" && place > 0 ? "**" : "") + String(part)
      }
      guard parts.count > 1 else { continue }
      let keys = parts.compactMap { KeyedText($0.trimmed(of: " |")) }
      let areFields = keys.allSatisfy { ($0.concept?.isField ?? false) && !$0.value.isEmpty }
      if keys.count == parts.count, areFields { return keys }
    }
    return nil
  }

  /// Whether something stands after the key.
  static func hasValue(_ text: String) -> Bool {
    KeyedText(text).map { !$0.value.isEmpty } ?? false
  }

  /// `**Key** : value`, `**Key :** value`, `**Key**` alone.
  private static func marked(_ text: String) -> KeyedText? {
    guard let mark = ["**", "__", "*", "_"].first(where: { text.hasPrefix($0) }) else { return nil }
    let inner = text.dropFirst(mark.count).prefix(longestKey + 2)
    guard let close = inner.firstRange(of: mark) else { return nil }
    let key = String(inner[..<close.lowerBound])
    let rest = text[close.upperBound...].drop { $0 == " " }
    if key.trimmed(of: " ").hasSuffix(":") || (rest.isEmpty && mark.count == 2) {
      return KeyedText(key: key, value: rest, isMarked: true)
    }
    guard rest.first == ":" else { return nil }
    return KeyedText(key: key, value: rest.dropFirst(), isMarked: true)
  }

  /// `Key: value`, where the colon ends a word and is no part of an address.
  private static func colon(_ text: String) -> KeyedText? {
    guard text.utf8.contains(UInt8(ascii: ":")) else { return nil }
    let head = text.prefix(longestKey)
    guard let colon = head.firstIndex(of: ":"), colon > head.startIndex else { return nil }
    let rest = text[text.index(after: colon)...]
    guard rest.isEmpty || rest.first == " " else { return nil }
    return KeyedText(key: String(head[..<colon]), value: rest, isMarked: false)
  }

  /// A part of a title: `Owner: PO`, `Estim 3`, `3 pts`.
  init?(segment: String) {
    if let keyed = KeyedText(segment), keyed.concept?.isField ?? false, !keyed.value.isEmpty {
      self = keyed
      return
    }
    let words = segment.split(separator: " ")
    guard words.count == 2, let first = words.first, let last = words.last else { return nil }
    if Vocabulary.concept(String(first)) == .estimate, Measure(String(last)) != nil {
      self.init(key: String(first), value: last, isMarked: false)
    } else if case .points? = Measure(segment) {
      self.init(key: String(last), value: first, isMarked: false)
    } else {
      return nil
    }
  }
}

extension String {
  /// The text without leading and trailing scalars of a set.
  func trimmed(of set: String) -> String {
    let scalars = unicodeScalars
    let set = set.unicodeScalars
    let start = scalars.drop { set.contains($0) }
    var end = start
    while let last = end.last, set.contains(last) { end.removeLast() }
    return String(end)
  }
}
