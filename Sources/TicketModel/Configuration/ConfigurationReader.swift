internal import TicketSyntax

/// Reads the parts of a configuration's tree, and keeps a finding of everything that is wrong.
struct ConfigurationReader {
  typealias Entry = ConfigurationNode.Entry

  private(set) var findings: [Finding] = []

  /// Notes that something is wrong with a node.
  mutating func report(_ message: String, at node: ConfigurationNode, hint: String? = nil) {
    report(message, path: node.path, location: node.location, hint: hint)
  }

  /// Notes that something is wrong with a key.
  mutating func report(_ message: String, key entry: Entry, hint: String? = nil) {
    report(message, path: entry.value.path, location: entry.keyLocation, hint: hint)
  }

  private mutating func report(
    _ message: String, path: String, location: SourceLocation, hint: String?
  ) {
    findings.append(
      Finding(
        rule: "configuration", path: path, location: location, message: message, hint: hint))
  }
}

// MARK: - Shapes

extension ConfigurationReader {
  /// The entries of a mapping; none for nothing at all.
  mutating func entries(_ node: ConfigurationNode, of name: String) -> [Entry] {
    switch node.content {
    case .mapping(let entries): return entries
    case .null: return []
    case .scalar, .sequence:
      report("\"\(name)\" must be a mapping", at: node, hint: "write key: value lines below it")
      return []
    }
  }

  /// The entries of a mapping that are known; the others are reported.
  mutating func entries(
    _ node: ConfigurationNode, of name: String, knowing keys: [String]
  ) -> [Entry] {
    entries(node, of: name).filter { entry in
      guard !keys.contains(entry.key) else { return true }
      report(
        "unknown key \"\(entry.key)\"", key: entry, hint: oneOf(keys, wrong: entry.key))
      return false
    }
  }

  /// The text of a scalar that is not empty.
  mutating func text(_ node: ConfigurationNode, of name: String) -> String? {
    guard case .scalar(let text, _) = node.content, !text.trimmed.isEmpty else {
      report("\"\(name)\" must be a text", at: node)
      return nil
    }
    return text
  }

  /// `true` or `false`.
  mutating func flag(_ node: ConfigurationNode, of name: String) -> Bool? {
    guard case .scalar(let text, _) = node.content, let flag = FieldType.flag(text) else {
      report("\"\(name)\" must be true or false", at: node)
      return nil
    }
    return flag
  }

  /// A whole number from 1 to a million.
  mutating func count(_ node: ConfigurationNode, of name: String) -> Int? {
    guard case .scalar(let text, _) = node.content, let number = Int(text),
      (1...1_000_000).contains(number)
    else {
      report("\"\(name)\" must be a whole number of at least 1", at: node)
      return nil
    }
    return number
  }

  /// The scalars of a list, with their nodes.
  mutating func list(
    _ node: ConfigurationNode, of name: String
  ) -> [(text: String, node: ConfigurationNode)]? {
    guard case .sequence(let items) = node.content else {
      report("\"\(name)\" must be a list", at: node, hint: "write \(name): [one, two]")
      return nil
    }
    return items.compactMap { item in
      text(item, of: "an item of \(name)").map { ($0, item) }
    }
  }

  /// One of a few words.
  mutating func choice<Value: RawRepresentable<String> & CaseIterable>(
    _ node: ConfigurationNode, of name: String, as type: Value.Type
  ) -> Value? {
    guard let text = text(node, of: name) else { return nil }
    if let value = Value(rawValue: text) { return value }
    let words = Value.allCases.map(\.rawValue)
    report("unknown \(name) \"\(text)\"", at: node, hint: oneOf(words, wrong: text))
    return nil
  }

  /// The hint for a word that is none of a few: the one meant, or all of them.
  func oneOf(_ words: [String], wrong word: String) -> String {
    didYouMean(word, among: words) ?? "it is one of: " + words.joined(separator: ", ")
  }
}

/// The hint that names the word meant; nil where none is near.
func didYouMean(_ word: String, among words: some Sequence<String>) -> String? {
  Spelling.suggestion(for: word, among: words).map { "did you mean \"\($0)\"?" }
}
