/// Where one line of the source went.
package struct LineAccount: Hashable, Sendable {
  /// The line, from 1.
  package var line: Int
  /// The kind of place it went to.
  package var place: Place
  /// The ticket's id, or the file's name; empty for a blank line.
  package var target: String
  /// The line as read: without its end, and with a misread encoding repaired.
  package var text: String

  /// The kinds of place.
  package enum Place: String, CaseIterable, Sendable {
    /// Nothing but white space, or thematic breaks where nothing is noted.
    case blank
    /// The front matter of a ticket.
    case field
    /// The body of a ticket.
    case body
    /// The file of a container: its front matter, its body, or the separator that ends it.
    case container
    /// A proposal in `project.yml`.
    case rule
    /// The project's `notes.md`.
    case note
  }
}

/// How many lines of a source went where; all but `total` add up to `total`.
package struct LineTotals: Hashable, Sendable {
  /// All lines.
  package var total = 0
  /// Lines of nothing but white space, and thematic breaks where nothing is noted.
  package var blank = 0
  /// Lines that became fields of tickets.
  package var fields = 0
  /// Lines in bodies of tickets.
  package var body = 0
  /// Lines in files of containers.
  package var containers = 0
  /// Lines that became proposals in `project.yml`.
  package var rules = 0
  /// Lines in `notes.md`.
  package var notes = 0

  /// Counts lines.
  package init(_ lines: [LineAccount]) {
    total = lines.count
    for line in lines {
      switch line.place {
      case .blank: blank += 1
      case .field: fields += 1
      case .body: body += 1
      case .container: containers += 1
      case .rule: rules += 1
      case .note: notes += 1
      }
    }
  }
}
