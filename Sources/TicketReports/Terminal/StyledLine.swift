/// A piece of text in one ink.
struct Span: Hashable {
  var text: String
  var inks: [TerminalStyle.Ink] = []

  init(_ text: String, _ inks: TerminalStyle.Ink?...) {
    self.text = text
    self.inks = inks.compactMap { $0 }
  }

  init(_ text: String, inks: [TerminalStyle.Ink]) {
    self.text = text
    self.inks = inks
  }
}

/// A line in several inks, with its width.
struct StyledLine: Hashable {
  private(set) var text = ""
  private(set) var width = 0
  /// Whether every terminal gives it the same width.
  private(set) var isCertain = true
  let style: TerminalStyle

  init(_ style: TerminalStyle, _ spans: [Span] = []) {
    self.style = style
    for span in spans { append(span) }
  }

  mutating func append(_ span: Span) {
    text += style.paint(span.text, inks: span.inks)
    width += DisplayWidth.columns(of: span.text)
    isCertain = isCertain && DisplayWidth.isCertain(span.text)
  }

  mutating func append(_ text: String, _ ink: TerminalStyle.Ink? = nil) {
    append(Span(text, ink))
  }

  mutating func append(spaces count: Int) {
    guard count > 0 else { return }
    text += String(repeating: " ", count: count)
    width += count
  }

  /// Fills the line with spaces to a width.
  mutating func pad(to columns: Int) { append(spaces: columns - width) }

  /// Appends a line that was made on its own.
  mutating func append(_ line: StyledLine) {
    text += line.text
    width += line.width
    isCertain = isCertain && line.isCertain
  }

  /// Sends the cursor to the column where the line ends, should the terminal think otherwise.
  mutating func settle(after line: StyledLine) {
    guard style.canPosition, !line.isCertain else { return }
    text += "\u{1B}[\(width + 1)G"
  }
}

extension TerminalStyle {
  /// Text in several inks at once.
  func paint(_ text: String, inks: [Ink]) -> String {
    guard color, !inks.isEmpty, !text.isEmpty else { return text }
    return "\u{1B}[\(inks.map(\.rawValue).joined(separator: ";"))m\(text)\u{1B}[0m"
  }
}
