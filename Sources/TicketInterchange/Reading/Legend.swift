/// A line that lists the values of a field: ``priorité: `P0` / `P1` / `P2` ``, or says what one of
/// them means: `` `P0`: required before launch ``.
struct Legend: Hashable {
  /// The field's name.
  var field: String
  var values: [String]

  init?(_ text: String) {
    guard text.utf8.count <= 300, let key = KeyedText(text), !key.value.isEmpty else { return nil }
    if case .priority(let priority)? = Measure(key.key) {
      self.init(field: "priority", values: [priority])
      return
    }
    let first = key.key.split(separator: " ").first.map(String.init) ?? ""
    guard let concept = key.concept ?? Vocabulary.concept(first),
      [.priority, .domain, .estimate, .type].contains(concept), let name = concept.fieldName
    else { return nil }
    let value = key.value.trimmed(of: " ,.;")
    for mark in ["/", ",", "|"] {
      let parts = value.split(separator: mark).map { String($0).trimmed(of: " ") }
      let areValues = parts.allSatisfy { part in
        (part.hasPrefix("`") && part.hasSuffix("`") && part.utf8.count <= 30)
          || (Measure(part) != nil && part.utf8.count <= 6)
      }
      guard parts.count >= 2, areValues, Set(parts).count == parts.count else { continue }
      self.init(field: name, values: parts.map { $0.trimmed(of: "` ") })
      return
    }
    return nil
  }

  private init(field: String, values: [String]) {
    self.field = field
    self.values = values
  }
}
