/// What the place that text goes to can show.
package struct TerminalStyle: Hashable, Sendable {
  /// Whether colours may be used.
  package var color: Bool
  /// Whether characters beyond ASCII may be used for the tool's own marks.
  package var unicode: Bool
  /// The columns of the terminal; 0 where it is none: nothing is cut then.
  package var width: Int

  /// Makes a style.
  package init(color: Bool, unicode: Bool, width: Int) {
    self.color = color
    self.unicode = unicode
    self.width = width
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
    /// For errors.
    case red = "1;31"
    /// For what is done.
    case green = "32"
    /// For warnings and work in progress.
    case yellow = "33"
    /// For places and ids.
    case cyan = "36"
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
}
