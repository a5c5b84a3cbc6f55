package import TicketModel
package import TicketSyntax

/// A ticket as lists and boards show it.
package struct TicketSummary: Hashable, Sendable {
  /// The id as written; nil where the file has none.
  package var id: String?
  /// The title; nil where the file has none.
  package var title: String?
  /// The state as written; nil where the file has none.
  package var status: String?
  /// What the state means; nil where the workflow has no such state.
  package var category: StateCategory?
  /// The project's folder; empty where the ticket is directly in the backlog's root.
  package var project: String
  /// The file, from the repository's root.
  package var path: String
  /// All other fields, under their front-matter names, in the file's order.
  package var fields: [Field]
  /// Whether the file holds edits that are not committed.
  package var isModified: Bool
  /// How many days it has been at work, both ends counted; nil where it isn't, or nobody knows.
  package var ageDays: Int?
  /// Whether something keeps it from going on; nil where nobody looked.
  package var isBlocked: Bool?

  /// One field beyond id, title and status.
  package struct Field: Hashable, Sendable {
    /// The front-matter name.
    package var name: String
    /// The value as written.
    package var value: FieldValue
    /// What programs get it as.
    package var kind: Kind

    /// What programs get a scalar as.
    package enum Kind: Hashable, Sendable {
      /// A text.
      case text
      /// A number, where the text is one.
      case number
      /// A truth value, where the text is one.
      case boolean
    }

    /// Makes a field.
    package init(_ name: String, _ value: FieldValue, kind: Kind = .text) {
      self.name = name
      self.value = value
      self.kind = kind
    }
  }

  /// Makes a summary.
  package init(
    id: String?, title: String?, status: String?, category: StateCategory?, project: String = "",
    path: String, fields: [Field] = [], isModified: Bool = false
  ) {
    self.id = id
    self.title = title
    self.status = status
    self.category = category
    self.project = project
    self.path = path
    self.fields = fields
    self.isModified = isModified
  }

  /// The scalars of a field; empty where there is no such field.
  package func texts(_ field: String) -> [String] {
    fields.first { $0.name == field }?.value.texts ?? []
  }

  /// The estimate as a number; nil where there is none, or it is none.
  package var points: Double? {
    texts("estimate").first.flatMap(Double.init).flatMap { $0.isFinite ? $0 : nil }
  }
}
