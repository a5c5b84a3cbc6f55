/// A number that a document gives a ticket, good only within the document: `#001`, `[1.1]`,
/// `Story 2.3:`.
struct LocalLabel: Hashable {
  /// What stands before the number in the id made of it, such as `US`; empty for nothing.
  var letters: String
  /// The number as written, such as `001` or `1.1`.
  var number: String
  /// The type that the word before the number gives.
  var type: String?

  /// What follows the project's prefix in the id.
  var suffix: String { letters + number }

  private static let kinds: [String: (letters: String, type: String?)] = [
    "story": ("US", "story"), "user story": ("US", "story"), "us": ("US", "story"),
    "recit": ("US", "story"), "histoire": ("US", "story"), "histoire utilisateur": ("US", "story"),
    "recit utilisateur": ("US", "story"), "task": ("TASK", "task"), "tache": ("TASK", "task"),
    "ticket": ("", nil), "issue": ("", nil), "item": ("", nil), "bug": ("BUG", "bug"),
    "spike": ("SPIKE", "spike"), "defect": ("BUG", "bug"), "fonction": ("FN", nil),
    "technical story": ("TS", "story"), "tech story": ("TS", "story"), "chore": ("CH", "chore"),
  ]

  /// No word for a kind is longer, spaces around it included.
  private static let longestKind = 30

  /// The type of what a word counts; nil for any other word.
  static func type(_ word: String) -> String? { kinds[Folding.fold(word)]?.type }

  /// Reads the head of a title, and gives what follows.
  static func read(_ text: String) -> (label: LocalLabel, rest: String)? {
    for (open, close) in [("**", "**"), ("`", "`"), ("[", "]")] where text.hasPrefix(open) {
      let inner = text.dropFirst(open.count)
      guard let end = inner.prefix(40).firstRange(of: close) else { return nil }
      let after = String(inner[end.upperBound...])
      guard let (label, rest) = plain(String(inner[..<end.lowerBound]), isMarked: true),
        rest.isEmpty || open == "**"
      else { return nil }
      return (label, rest.isEmpty ? after : rest + after)
    }
    return plain(text, isMarked: false)
  }

  /// Whether a number may follow the words at the head: a look that costs little, since most have none.
  private static func mayHaveNumber(_ text: String) -> Bool {
    let first = text.utf8.first { byte in
      byte < 0x80 && byte != UInt8(ascii: " ") && !(0x61...0x7A).contains(byte | 0x20)
    }
    return first.map { (0x30...0x39).contains($0) || "#.".utf8.contains($0) } ?? false
  }

  private static func plain(_ text: String, isMarked: Bool) -> (label: LocalLabel, rest: String)? {
    guard mayHaveNumber(text) else { return nil }
    let head = text.prefix(longestKind).prefix { $0.isLetter || $0 == " " }
    var rest = text.dropFirst(head.count)
    let hasSign = rest.hasPrefix("#")
    if hasSign { rest = rest.dropFirst() }
    let token = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    let number = String(token).trimmed(of: ".")
    guard let first = number.first, first.isNumber, number.utf8.count <= 12, !number.contains("..")
    else { return nil }
    let after = rest.dropFirst(number.count)
    let isSeparated = after.isEmpty || ":–—-.)|".contains(after.first ?? " ")
    if head.isEmpty {
      guard hasSign || (isMarked && after.isEmpty) else { return nil }
      guard isMarked || after.first == " " || isSeparated else { return nil }
      return (LocalLabel(letters: "", number: number, type: nil), String(after))
    }
    let isApart =
      after.hasPrefix(" -") || after.hasPrefix(" –") || after.hasPrefix(" —")
      || after.hasPrefix(" :") || after.hasPrefix(" (")
    guard isSeparated || isApart, let kind = kinds[Folding.fold(String(head))] else { return nil }
    return (LocalLabel(letters: kind.letters, number: number, type: kind.type), String(after))
  }
}
