/// One line of a Markdown text, as the block structure around it reads it.
public struct MarkdownLine: Hashable, Sendable {
  /// What a line is.
  public enum Kind: Hashable, Sendable {
    /// Nothing, or white space only.
    case blank
    /// An ATX heading, or the first line of a setext heading.
    case heading(level: Int, title: String)
    /// A further line of a setext heading, or its underline.
    case headingContinuation
    /// The first line of a list item.
    case listItem(ListItem)
    /// The opening or closing line of a fence.
    case fence
    /// A line of a fenced or an indented code block.
    case code
    /// A line that is an HTML comment or a part of one, and nothing else.
    case comment
    /// A line of a pipe table; `isDelimiter` for its `|---|` line.
    case tableRow(isDelimiter: Bool)
    /// A thematic break.
    case rule
    /// Anything else: a line of a paragraph.
    case text
  }

  /// The first line of a list item.
  public struct ListItem: Hashable, Sendable {
    /// The columns of white space before the marker, inside the block quotes around it.
    public let indent: Int
    /// The marker: `-`, `*`, `+`, `1.` or `1)`.
    public let marker: String
    /// What stands after the marker, and after the box where there is one.
    public let text: String
    /// The box, where there is one.
    public let checkbox: Mark?
  }

  /// The box of a list item.
  public struct Mark: Hashable, Sendable {
    /// Whether it is ticked.
    public let isChecked: Bool
    /// The byte between the brackets.
    public let offset: Int
  }

  /// What it is.
  public let kind: Kind
  /// Its number in the file, from 1.
  public let number: Int
  /// Its bytes, line ending included.
  public let range: Range<Int>
  /// Its bytes without line ending, indentation, quote marks and list markers.
  public let contentRange: Range<Int>
  /// The decoded content range.
  public let text: String
  /// How many block quotes are around it.
  public let quoteDepth: Int
  /// How many list items are around it, not counting one that begins here.
  public let listDepth: Int
}
