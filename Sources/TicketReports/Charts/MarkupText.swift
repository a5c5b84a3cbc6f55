/// Text made safe for HTML and SVG, in elements and in quoted attributes.
enum MarkupText {
  /// The text with markup escaped, and what can't be seen or turns the line's direction spelt out.
  static func escaped(_ text: String) -> String {
    var safe = ""
    for scalar in DisplayWidth.sanitized(text).unicodeScalars {
      switch scalar {
      case "&": safe += "&amp;"
      case "<": safe += "&lt;"
      case ">": safe += "&gt;"
      case "\"": safe += "&quot;"
      case "'": safe += "&#39;"
      case "\u{FFFE}", "\u{FFFF}": safe += "\u{FFFD}"
      default: safe.unicodeScalars.append(scalar)
      }
    }
    return safe
  }

  /// Several lines, each made safe.
  static func lines(_ lines: [String]) -> String {
    lines.map(escaped).joined(separator: "\n")
  }

  /// The text with its hyphenated words, such as dates and ids, kept in one piece.
  static func unbroken(_ text: String) -> String {
    text.split(separator: " ", omittingEmptySubsequences: false).map { word in
      let safe = escaped(String(word))
      return word.contains("-") ? "<b class=\"whole\">\(safe)</b>" : safe
    }.joined(separator: " ")
  }

  /// A length in pixels, to a tenth.
  static func pixels(_ value: Double) -> String {
    guard value.isFinite else { return "0" }
    let tenths = Int((min(max(value, -1e6), 1e6) * 10).rounded())
    let sign = tenths < 0 ? "-" : ""
    let (whole, rest) = (abs(tenths) / 10, abs(tenths) % 10)
    return rest == 0 ? "\(sign)\(whole)" : "\(sign)\(whole).\(rest)"
  }
}
