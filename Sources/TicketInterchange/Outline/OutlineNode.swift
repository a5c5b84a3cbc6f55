/// One non-blank line of a document, and the line that it belongs to.
struct OutlineNode {
  enum Kind: Hashable {
    case heading(level: Int)
    case item(ordered: Bool, box: Bool?)
    /// A paragraph that names what follows: `**Tasks:**` or `Goal: …`.
    case label
    case text
    case row
    /// A line in a code fence, a comment or the document's own front matter: never interpreted.
    case verbatim
    /// A thematic break, a heading's underline: markup without text.
    case separator
  }

  var kind: Kind
  /// The index of the line, from 0.
  var line: Int
  /// The column of the first character.
  var indent: Int
  /// The text without marker.
  var text: String
  /// The index of the node that it belongs to; nil at the top.
  var parent: Int?
  /// How many blank lines stand directly before it.
  var blanksBefore: Int
  /// Whether other lines belong to it.
  var hasChildren = false
}
