import TicketSyntax

/// What a document says about the backlog's own rules.
struct RuleProposals {
  /// What a line of the document is proposed as.
  enum Topic: Hashable {
    case scale
    case legend(String)
    case cadence
    case rule(String)
    case limit
  }

  /// The name of the rule that a Definition of Done becomes.
  static let doneName = "definition-of-done"

  /// A rule for the configuration.
  struct Rule: Hashable {
    var name: String
    /// The lines of its mapping, without indentation.
    var lines: [String]
    /// Fields that it needs beside the known ones.
    var fields: [String] = []
  }

  /// The document's lines, by what they became.
  private(set) var sources: [Topic: [String]] = [:]
  /// The values that estimates may have, where the document lists them.
  private(set) var scale: [Int] = []
  /// The values of other fields, where the document lists them.
  private(set) var legends: [String: [String]] = [:]
  /// How long a sprint lasts, as the configuration says it.
  private(set) var cadence: String?
  private(set) var rules: [Rule] = []
  /// What the Definition of Done lists.
  private(set) var done: [String] = []
  /// States that the backlog's workflow does not have.
  private(set) var newStates: [String] = []
  /// The most tickets that may be in progress at once.
  private(set) var limit: Int?

  mutating func note(_ line: String, _ topic: Topic) {
    sources[topic, default: []].append(line)
  }

  mutating func add(_ rule: Rule) {
    if let index = rules.firstIndex(where: { $0.name == rule.name }) {
      rules[index].lines += rule.lines.filter { !rules[index].lines.contains($0) }
    } else {
      rules.append(rule)
    }
  }

  mutating func addState(_ name: String) {
    if !newStates.contains(where: { Folding.fold($0) == Folding.fold(name) }) {
      newStates.append(name)
    }
  }

  mutating func addDone(_ text: String) {
    let plain = Folding.withoutOrnaments(text).trimmed(of: " .;,*")
    if !plain.isEmpty, !done.contains(plain) { done.append(plain) }
  }

  mutating func take(limit: Int) { self.limit = self.limit ?? limit }

  mutating func take(_ legend: Legend) -> Bool {
    let known = legends[legend.field] ?? []
    legends[legend.field] = known + legend.values.filter { !known.contains($0) }
    return true
  }

  /// Reads `Estimates: Fibonacci (1,2,3,5,8)`; false for any other line.
  mutating func takeScale(_ text: String) -> Bool {
    guard text.utf8.count < 500, text.utf8.contains(UInt8(ascii: "(")) else { return false }
    let folded = Folding.fold(text)
    guard ["estim", "fibonacci", "story points"].contains(where: { folded.contains($0) }),
      let open = folded.firstIndex(of: "("), let close = folded[open...].firstIndex(of: ")")
    else { return false }
    let parts = folded[folded.index(after: open)..<close].split { ",;/".contains($0) }
    let numbers = parts.compactMap { Int(String($0).trimmed(of: " ")) }
    guard numbers.count >= 3, numbers.count == parts.count, numbers == numbers.sorted(),
      Set(numbers).count == numbers.count
    else {
      return false
    }
    if scale.isEmpty { scale = numbers }
    return true
  }

  /// Whether a line says how long sprints last.
  func says(cadence text: String) -> Bool { RuleProposals.cadence(text) != nil }

  /// Reads `Cadence : sprints de 2 semaines`.
  mutating func takeCadence(_ text: String) {
    cadence = cadence ?? RuleProposals.cadence(text)
  }

  /// Takes the length that every sprint says.
  mutating func takeCadence(of drafts: [Draft]) {
    guard cadence == nil else { return }
    let sprints = drafts.filter { $0.container?.kind.type == "sprint" }
    let lengths = sprints.map { $0.value("duration")?.text ?? "" }
    guard let first = lengths.first, Set(lengths).count == 1 else { return }
    cadence = RuleProposals.length(first)
  }

  private static func cadence(_ text: String) -> String? {
    guard text.utf8.count < 400,
      Folding.holds("sprint", in: text) || Folding.holds("iterations", in: text)
    else { return nil }
    let words = Folding.fold(text).split { " :,;.-()*".contains($0) }.map(String.init)
    guard let sprint = words.firstIndex(where: { $0.hasPrefix("sprint") || $0 == "iterations" })
    else { return nil }
    for (index, word) in words.enumerated().dropLast() where abs(index - sprint) <= 5 {
      if let length = length(word + " " + words[index + 1]) { return length }
    }
    return nil
  }

  /// `2 semaines` as `2 weeks`; nil for what is no length of a sprint.
  private static func length(_ text: String) -> String? {
    let parts = Folding.fold(text).split(separator: " ").map(String.init)
    guard parts.count == 2, let count = Int(parts[0]), (1...60).contains(count) else { return nil }
    switch parts[1] {
    case "semaine", "semaines", "week", "weeks": return count == 1 ? "1 week" : "\(count) weeks"
    case "jour", "jours", "day", "days": return count == 1 ? "1 day" : "\(count) days"
    default: return nil
    }
  }
}
