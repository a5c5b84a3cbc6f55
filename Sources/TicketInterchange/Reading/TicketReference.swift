import TicketModel
import TicketSyntax

/// A line that speaks of tickets named elsewhere, and says something of them.
struct TicketReference {
  /// The line, from 0.
  var line: Int
  /// The field that it sets.
  var field: String
  var value: String
  /// Whether the text is the whole title.
  var isTitle = false
  /// What is spoken of: `Epic 1 stories 1-2 and Epic 3 story 1`, or a title.
  var text: String
}

extension BacklogReader {
  /// Remembers an item that gives other tickets an order or a wave.
  mutating func refer(_ node: OutlineNode, _ ordered: Bool, in scope: ReadingScope) {
    guard node.text.utf8.count <= 400 else { return }
    if scope.isOrder, ordered, let number = orderNumber(node) {
      references.append(
        TicketReference(line: node.line, field: "order", value: number, text: node.text))
    } else if let key = KeyedText(node.text), !key.value.isEmpty,
      let title = ContainerTitle(key.key + " : "), let label = title.label,
      ["wave", "release", "milestone", "phase", "sprint", "iteration"].contains(title.kind.type)
    {
      references.append(
        TicketReference(line: node.line, field: title.kind.type, value: label, text: key.value))
    }
  }

  /// Remembers an item in a container that repeats the title of a ticket elsewhere.
  mutating func referByTitle(_ node: OutlineNode, in scope: ReadingScope) {
    guard let draft = scope.draft, let key = drafts[draft].container, let label = key.label,
      ["wave", "release", "milestone", "phase", "sprint", "iteration"].contains(key.kind.type)
    else { return }
    let title = TitleLine(node.text, loose: policy.loose).title
    guard !title.isEmpty else { return }
    references.append(
      TicketReference(
        line: node.line, field: key.kind.type, value: label, isTitle: true, text: title))
  }

  private func orderNumber(_ node: OutlineNode) -> String? {
    let digits = lines[node.line].drop { $0 == " " || $0 == "\t" }.prefix { $0.isNumber }
    return digits.isEmpty ? nil : String(digits)
  }

  /// Sets what the references say, now that every ticket is known.
  mutating func resolveReferences() {
    var byTitle: [String: Int] = [:]
    if references.contains(where: \.isTitle) {
      for (index, draft) in drafts.enumerated() where !draft.isContainer {
        byTitle[Folding.fold(draft.title)] = index
      }
    }
    for reference in references {
      if reference.isTitle {
        guard let index = byTitle[Folding.fold(reference.text)] else { continue }
        _ = drafts[index].set(reference.field, .scalar(reference.value))
        continue
      }
      let targets = reference.field == "order" ? titled(reference.text) : named(reference.text)
      for target in targets {
        _ = drafts[target].set(reference.field, .scalar(reference.value))
      }
    }
  }

  /// The containers and tickets of `Epic 1 stories 1-2, Epic 4 + P3-101`, each with all below it.
  private func named(_ text: String) -> [Int] {
    var found: [Int] = []
    var container: Int?
    for piece in TicketReference.pieces(text) {
      var words = piece.split(separator: " ").map { String($0).trimmed(of: ".,:;()*`") }
      if let index = words.first.flatMap({ draft(id: $0) }) {
        found.append(index)
        continue
      }
      if words.count >= 2, let title = ContainerTitle(words[0] + " " + words[1]),
        let label = title.label
      {
        container = containers[Draft.ContainerKey(kind: title.kind, label: label)]?.first
        words.removeFirst(2)
      }
      guard let container else { continue }
      if let last = words.last, words.count >= 2, let range = TicketReference.range(last) {
        let children = drafts.indices.filter { drafts[$0].parent == container }
        found += range.compactMap { children.indices.contains($0 - 1) ? children[$0 - 1] : nil }
      } else if words.isEmpty {
        found += [container] + drafts.indices.filter { drafts[$0].parent == container }
      }
    }
    return found
  }

  func draft(id: String) -> Int? {
    guard let known = TicketID(id) else { return nil }
    return draftByID[known]
  }

  /// The ticket or container whose title holds the words of a text; the closest of several.
  private func titled(_ text: String) -> [Int] {
    let id = TitleLine.id(of: text, loose: policy.loose)
    if let index = id.flatMap({ draft(id: $0) }) { return [index] }
    let words = TicketReference.words(text)
    guard !words.isEmpty else { return [] }
    let scored = drafts.indices.map { index -> (index: Int, score: Double) in
      let other = TicketReference.words(drafts[index].title)
      let common = words.intersection(other).count
      return (index, Double(common) / Double(words.count) + Double(common) / 1_000)
    }
    guard let best = scored.max(by: { ($0.score, $1.index) < ($1.score, $0.index) }),
      best.score >= 0.6
    else { return [] }
    return [best.index]
  }
}

extension TicketReference {
  private static let smallWords: Set<String> = [
    "and", "et", "the", "la", "le", "les", "de", "des", "du", "of", "epic", "feature", "story",
    "sprint", "phase", "p0", "p1", "p2", "p3", "a", "to", "l", "d",
  ]

  fileprivate static func words(_ text: String) -> Set<String> {
    let words = Folding.fold(text).split { !($0.isLetter || $0.isNumber) }.map(String.init)
    return Set(words.filter { !smallWords.contains($0) && Int($0) == nil })
  }

  /// The parts between `+`, `,`, `and` and the like.
  fileprivate static func pieces(_ text: String) -> [String] {
    var folded = Folding.fold(text)
    for mark in [" and ", " et ", " puis ", " then ", "&", ";", "+"] {
      folded = folded.replacing(mark, with: ",")
    }
    return folded.split(separator: ",").map { String($0).trimmed(of: " .") }
      .filter { !$0.isEmpty }
  }

  /// `2` or `1-3`.
  fileprivate static func range(_ text: String) -> ClosedRange<Int>? {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard let first = parts.first, let last = parts.last, first >= 1, last >= first, last <= 999,
      parts.count <= 2
    else { return nil }
    return first...last
  }
}
