/// A priority said by a heading: `P0 — Critical`, `Haute priorité`, `Must have`.
struct PriorityWord {
  /// The priority as it is to be written.
  var text: String

  /// The signs that stand for priorities where a legend says so.
  static let signs: Set<Unicode.Scalar> = ["🔴", "🟠", "🟡", "🟢", "🔵", "⚪"]

  private static let ranks: [[String]] = [
    ["p0", "critical", "critique", "blocker", "urgent", "urgente", "must", "must have", "highest"],
    ["p1", "high", "haute", "elevee", "eleve", "should", "should have", "important", "importante"],
    ["p2", "medium", "moyenne", "moyen", "normal", "normale", "could", "could have"],
    ["p3", "low", "basse", "faible", "won't", "wont", "won't have", "nice to have", "minor"],
    ["p4", "lowest", "mineure", "mineur", "tres basse", "trivial"], ["p5"],
  ]

  /// From the highest, 0; nil for a word that says no priority.
  static func rank(_ text: String) -> Int? {
    let folded = Folding.fold(Folding.withoutOrnaments(text)).trimmed(of: " *_`.:")
    return ranks.firstIndex { $0.contains(folded) }
  }

  /// Reads a heading; nil for any other.
  init?(heading: String) {
    let plain = Folding.withoutOrnaments(ContainerTitle.withoutNumber(heading))
    var words = plain.split(separator: " ").map { String($0).trimmed(of: ":-–—()*_`[]") }
      .filter { !$0.isEmpty }
    if let first = words.first, case .priority(let priority)? = Measure(first) {
      text = priority
      return
    }
    guard words.count <= 6 else { return nil }
    let folded = words.map { Folding.fold($0) }
    let says = folded.contains { ["priority", "priorite", "priorites", "prio"].contains($0) }
    words = zip(words, folded).filter { !PriorityWord.nouns.contains($1) }.map(\.0)
    if says, let last = words.first, case .priority(let priority)? = Measure(last) {
      text = priority
      return
    }
    let rest = words.joined(separator: " ")
    let isMoscow = ["must have", "should have", "could have", "won't have", "nice to have"]
      .contains(Folding.fold(rest))
    guard says || isMoscow, PriorityWord.rank(rest) != nil else { return nil }
    text = rest
  }

  private static let nouns: Set<String> = [
    "priority", "priorite", "priorites", "prio", "tasks", "items", "tickets", "stories", "taches",
    "features", "a", "de", "issues",
  ]
}
