import TicketSyntax

/// A ticket or a container in the making.
struct Draft {
  var id: String
  var title: String
  var type: String?
  var container: ContainerKey?
  /// The line that begins it, from 0.
  var line: Int
  /// The line's place in the outline.
  var node = 0
  /// The container that it belongs to, by its place among the drafts.
  var parent: Int?
  /// The level of its heading; 1 for an item.
  var level: Int
  var fields: [(key: String, value: FieldValue)] = []
  /// What the document says of its state, in the order met.
  var claims: [StateClaim] = []
  /// Whether its id was made, not read.
  var isAllocated = false
  /// The container that a field names.
  var parentName: String?
  /// Whether that is the value of a field of ours, and not words for a container.
  var isParentExact = false
  /// The bytes that a record's fields may still take, so that the front matter stays below 64 KiB.
  var room = 32_768
  /// The parts of its body; the first has no heading.
  var sections: [Part] = [Part(heading: nil, concept: nil)]

  private var parts: [String: Int] = [:]

  init(id: String, title: String, line: Int, parent: Int?, level: Int = 1) {
    self.id = id
    self.title = title
    self.line = line
    self.parent = parent
    self.level = level
  }

  var isContainer: Bool { container != nil }

  /// What makes two headings name one container.
  struct ContainerKey: Hashable {
    var kind: ContainerKind
    var label: String?
  }

  /// A part of a body.
  struct Part {
    /// The whole heading line; nil for the text before the first.
    var heading: String?
    var concept: Concept?
    var lines: [BodyLine] = []
  }

  func value(_ key: String) -> FieldValue? { fields.first { $0.key == key }?.value }

  /// Sets a field that is not set yet; false where another value stands.
  mutating func set(_ key: String, _ value: FieldValue) -> Bool {
    if let old = self.value(key) { return old == value }
    fields.append((key, value))
    return true
  }

  /// Adds texts to a list field.
  mutating func append(_ key: String, _ texts: [String]) {
    let values = texts.map { FieldValue.scalar($0) }
    guard let index = fields.firstIndex(where: { $0.key == key }) else {
      fields.append((key, .list(values)))
      return
    }
    let old = fields[index].value.texts.map { FieldValue.scalar($0) }
    fields[index].value = .list(old + values.filter { !old.contains($0) })
  }

  /// The part of a concept, or of a heading; made where there is none.
  mutating func part(heading: String, concept: Concept?) -> Int {
    let key = concept?.sectionTitle ?? heading
    if let found = parts[key] { return found }
    sections.append(Part(heading: heading, concept: concept))
    parts[key] = sections.count - 1
    return sections.count - 1
  }
}

/// A line of a body, ready but for the blank lines around it.
struct BodyLine {
  var text: String
  /// The line of the source, from 0.
  var line: Int
  var blanksBefore: Int
  var isItem: Bool
  var isVerbatim: Bool
}

/// Puts lines under each other with the blank lines that they had, or need.
enum BodyText {
  static func join(_ lines: [BodyLine]) -> String {
    var text = ""
    var last: BodyLine?
    for line in lines {
      if let last {
        text += String(repeating: "\n", count: 1 + blanks(between: last, line))
      }
      text += line.text
      last = line
    }
    return text
  }

  private static func blanks(between a: BodyLine, _ b: BodyLine) -> Int {
    if a.isVerbatim && b.isVerbatim { return b.blanksBefore }
    if b.line == a.line + 1 + b.blanksBefore { return min(1, b.blanksBefore) }
    return a.isItem && b.isItem ? 0 : 1
  }
}
