internal import TicketSyntax

/// A field that a query may ask of every ticket, and that no line of its front matter holds.
enum ComputedField: String, CaseIterable, Sendable {
  /// The folder of the project.
  case project
  /// The file's path.
  case path
  /// What the state means: `todo`, `doing`, `done` or `dropped`.
  case category
  /// The ids of all tickets above it: its parent, the parent's parent and so on.
  case under
  /// How many tickets have it as their parent.
  case children
  /// The text below the front matter.
  case body
  /// The titles of the body's sections.
  case section
  /// How many checkboxes the body has.
  case checkboxes
  /// How many of them are not ticked.
  case unticked

  /// What its values are.
  var type: FieldType {
    switch self {
    case .children, .checkboxes, .unticked: .integer
    case .under: .id
    case .project, .path, .category, .body, .section: .string
    }
  }
}

extension QueryEvaluation {
  /// The values of a computed field; a number that is 0 counts as absent for `has:`.
  func texts(_ field: ComputedField) -> [String] {
    switch field {
    case .project: [ticket.project]
    case .path: [ticket.path]
    case .category: snapshot.category(of: ticket).map { [$0.rawValue] } ?? []
    case .under: ancestors
    case .children: ["\(snapshot.children(of: ticket).count)"]
    case .body: [ticket.document.body.text]
    case .section: ticket.document.body.sections.map(\.title)
    case .checkboxes: ["\(ticket.document.body.checkboxes.count)"]
    case .unticked: ["\(ticket.document.body.checkboxes.count { !$0.isChecked })"]
    }
  }

  /// Whether a computed field has anything to say.
  func has(_ field: ComputedField) -> Bool {
    let texts = texts(field)
    guard field.type != .integer else { return texts != ["0"] }
    return texts.contains { !$0.allSatisfy(\.isWhitespace) }
  }

  /// The ids above the ticket, the nearest first; each once, also where they go in a circle.
  private var ancestors: [String] {
    var found: [String] = []
    var seen: Set<String> = []
    var next = ticket.texts("parent").first
    while let id = next, seen.insert(id.lowercased()).inserted {
      found.append(id)
      next = snapshot[id]?.texts("parent").first
    }
    return found
  }
}
