/// What the place that text goes to can show.
package struct TerminalStyle: Hashable, Sendable {
  /// Whether colours may be used.
  package var color: Bool
  /// Whether characters beyond ASCII may be used for the tool's own marks.
  package var unicode: Bool
  /// The columns of the terminal; 0 where it is none: nothing is cut then.
  package var width: Int
  /// Whether the cursor may be sent to a column.
  ///
  /// Terminals differ in how wide they draw joined emoji; behind one the next column is named.
  package var canPosition: Bool

  /// Makes a style.
  package init(color: Bool, unicode: Bool, width: Int, canPosition: Bool = false) {
    self.color = color
    self.unicode = unicode
    self.width = width
    self.canPosition = canPosition
  }

  /// What suits a pipe or a file: no colour, ASCII marks, no width.
  package static let plain = TerminalStyle(color: false, unicode: false, width: 0)

  /// Whether there is a terminal, with a width to keep.
  package var isTerminal: Bool { width > 0 }

  /// A colour or weight of text.
  package enum Ink: String, Hashable, Sendable {
    /// Heavier.
    case bold = "1"
    /// Fainter.
    case dim = "2"
    /// For emphasis.
    case italic = "3"
    /// For what leads elsewhere.
    case underline = "4"
    /// For what no longer holds.
    case strike = "9"
    /// For errors, and for what is most urgent.
    case red = "1;31"
    /// For what is done.
    case green = "32"
    /// For warnings and work in progress.
    case yellow = "33"
    /// For what is not begun.
    case blue = "34"
    /// For code.
    case magenta = "35"
    /// For places and ids.
    case cyan = "36"
    /// For the heading of what is done.
    case boldGreen = "1;32"
    /// For the heading of work in progress.
    case boldYellow = "1;33"
    /// For the heading of what is not begun.
    case boldBlue = "1;34"
    /// For headings of text.
    case boldMagenta = "1;35"
  }

  /// Text in an ink, where colours may be used.
  package func paint(_ text: String, _ ink: Ink?) -> String {
    guard color, let ink, !text.isEmpty else { return text }
    return "\u{1B}[\(ink.rawValue)m\(text)\u{1B}[0m"
  }

  /// Text from a file, with control characters made visible, on one line.
  package func sanitized(_ text: String) -> String {
    DisplayWidth.sanitized(text, unicode: unicode)
  }

  /// The arrow between two states.
  package var arrow: String { unicode ? "→" : "->" }

  /// The same place with fewer columns, for text that is indented; no terminal stays none.
  func indented(by columns: Int) -> TerminalStyle {
    var inner = self
    inner.width = isTerminal ? max(1, width - columns) : 0
    inner.canPosition = false
    return inner
  }
}
