/// A short word that says its own meaning: `5`, `8 pts`, `M`, `P0`, `2 semaines`.
enum Measure: Hashable {
  case points(String)
  case size(String)
  case priority(String)
  case duration(String)

  init?(_ text: String) {
    let word = text.trimmed(of: " `*")
    let folded = Folding.fold(word)
    if let number = Measure.points(folded) {
      self = .points(number)
    } else if ["XXS", "XS", "S", "M", "L", "XL", "XXL"].contains(word) {
      self = .size(word)
    } else if Measure.isPriority(folded) {
      self = .priority(word.uppercased())
    } else if Measure.isDuration(folded) {
      self = .duration(word)
    } else {
      return nil
    }
  }

  /// Whether a text is a number without a unit, which may mean anything.
  static func isBare(_ text: String) -> Bool { text.utf8.allSatisfy { (48...57).contains($0) } }

  private static func points(_ folded: String) -> String? {
    let parts = folded.split(separator: " ")
    let units = ["pt", "pts", "point", "points", "sp"]
    guard let first = parts.first, parts.count == 1 || units.contains(String(parts[1])),
      parts.count <= 2
    else { return nil }
    if isNumber(first) { return String(first) }
    let digits = first.prefix { $0.isNumber && $0.isASCII }
    guard parts.count == 1, !digits.isEmpty, units.contains(String(first.dropFirst(digits.count)))
    else { return nil }
    return String(digits)
  }

  private static func isPriority(_ folded: String) -> Bool {
    folded.utf8.count == 2 && folded.hasPrefix("p")
      && "0"..."5" ~= String(folded.suffix(1))
  }

  private static let units: Set<String> = [
    "h", "heure", "heures", "hour", "hours", "j", "jour", "jours", "d", "day", "days", "semaine",
    "semaines", "week", "weeks", "mois", "month", "months", "min", "minutes", "sem",
  ]

  /// A number or a range, then a unit of time.
  private static func isDuration(_ folded: String) -> Bool {
    let head = folded.drop { $0 == "~" || $0 == " " }
    let count = head.prefix { ($0.isNumber && $0.isASCII) || ".,-".contains($0) }
    guard let first = count.first, first.isNumber else { return false }
    return units.contains(String(head.dropFirst(count.count)).trimmed(of: " "))
  }

  private static func isNumber(_ text: some StringProtocol) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return (1...2).contains(parts.count) && text.utf8.count <= 9
      && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }
  }
}
