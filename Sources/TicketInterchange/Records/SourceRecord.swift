import TicketSyntax

/// One ticket of a source that keeps tickets apart: a row, a card, an issue, a file.
struct SourceRecord {
  /// What a value is to become.
  enum Place: Hashable {
    /// The field that a concept names.
    case concept(Concept)
    /// A field of that name, whatever it is.
    case field(String)
    /// A field of that name with exactly this value.
    case exact(String, FieldValue)
    /// A line of the body.
    case body
  }

  struct Value {
    /// What the source calls it.
    var name: String
    var place: Place
    var text: String
  }

  /// A part of the body with a heading of its own.
  struct Part {
    var title: String
    var lines: [String]
  }

  /// The id as the source has it, a bare number included; nil where it has none.
  var id: String?
  var title = ""
  /// Whether the title is kept to the last space.
  var isTitleExact = false
  var values: [Value] = []
  /// The text that stands first in the body.
  var body = ""
  var parts: [Part] = []
  /// The lines of the source that it stands on, from 0.
  var lines: Range<Int> = 0..<0

  mutating func add(_ name: String, _ concept: Concept, _ text: String?) {
    guard let text, !text.isEmpty else { return }
    values.append(Value(name: name, place: .concept(concept), text: text))
  }

  /// Leaves out what a service says in its own place, and the list of fields says again.
  mutating func dropRepeated() {
    let exact = Set(
      values.compactMap { if case .exact(let field, _) = $0.place { field } else { nil } })
    values.removeAll { value in
      guard case .concept(let concept) = value.place, let field = concept.fieldName else {
        return false
      }
      return exact.contains(field)
    }
  }

  /// A value that no field holds: a line of the body says it.
  mutating func keep(_ name: String, _ text: String?) {
    guard let text, !text.isEmpty else { return }
    values.append(Value(name: name, place: .body, text: text))
  }

  /// An item of a part, made where it is not there: `- 2026-01-05 Ada: fine`.
  mutating func addItem(_ text: String, to part: String) {
    let rows = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    let lines = rows.enumerated().map { index, row in
      index == 0 ? "- \(row)" : row.isEmpty ? "" : "  \(row)"
    }
    if let index = parts.firstIndex(where: { $0.title == part }) {
      parts[index].lines += lines
    } else {
      parts.append(Part(title: part, lines: lines))
    }
  }
}
