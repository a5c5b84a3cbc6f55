internal import TicketModel

/// How urgent a priority is: 0 for the most urgent.
///
/// Words that everybody reads alike count first, in English and French; then the order in which the
/// configuration declares the values; then a number in the text, such as the 1 of `P1`.
struct PriorityScale: Sendable {
  private let declared: [String]

  init(_ declaration: FieldDeclaration?) {
    declared = (declaration?.oneOf ?? []).map { $0.lowercased() }
  }

  private static let words: [[String]] = [
    [
      "critical", "critique", "urgent", "urgente", "blocker", "bloquant", "bloquante", "must",
      "highest", "immediate",
    ],
    ["high", "haute", "haut", "élevée", "elevee", "should", "major", "majeure", "important"],
    ["medium", "moyenne", "moyen", "normal", "normale", "could", "modérée"],
    ["low", "basse", "bas", "faible", "minor", "mineure", "won't", "wont", "lowest", "trivial"],
  ]

  /// The place of a priority among those of its kind; nil where nothing says so.
  func rank(_ text: String) -> Int? {
    let folded = text.lowercased()
    return declared.firstIndex(of: folded) ?? urgency(folded)
  }

  /// What a priority is painted with.
  func ink(_ text: String) -> TerminalStyle.Ink? {
    let folded = text.lowercased()
    switch urgency(folded) ?? declared.firstIndex(of: folded) {
    case 0: return .red
    case 1: return .yellow
    case 2: return nil
    case nil: return nil
    default: return .dim
    }
  }

  private func urgency(_ folded: String) -> Int? {
    if let level = PriorityScale.words.firstIndex(where: { $0.contains(folded) }) { return level }
    let digits = folded.utf8.drop { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard folded.utf8.count - digits.count <= 2, digits.count <= 2 else { return nil }
    return Int(Substring(digits))
  }
}
