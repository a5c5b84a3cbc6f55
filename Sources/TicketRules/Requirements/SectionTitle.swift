internal import TicketSyntax

/// A section's title as it is compared: without case, and without the signs that may follow it.
struct SectionTitle: Hashable, Sendable {
  /// The title as written.
  let text: String
  private let normalized: String

  init(_ text: String) {
    self.text = text
    normalized = Section.normalized(text)
  }

  static func == (a: SectionTitle, b: SectionTitle) -> Bool { a.normalized == b.normalized }

  func hash(into hasher: inout Hasher) { hasher.combine(normalized) }
}

extension [SectionTitle] {
  /// The titles for a message: `"A" or "B"`.
  var quoted: String { map(\.text.quoted).joined(separator: " or ") }
}
