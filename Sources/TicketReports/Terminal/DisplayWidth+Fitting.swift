internal import TicketModel

extension DisplayWidth {
  /// The side on which padding goes.
  package enum Alignment: Hashable, Sendable {
    /// Text first, then spaces.
    case left
    /// Spaces first, then text.
    case right
  }

  /// A text with control characters made visible, and on one line: a tab becomes a space.
  ///
  /// With `unicode` an escape reads `␛`, without it `\x1b`. Marks that turn the direction of the line
  /// are spelt out.
  package static func sanitized(_ text: String, unicode: Bool = true) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return text }
    var clean = ""
    for scalar in text.unicodeScalars { append(scalar, to: &clean, unicode: unicode) }
    return clean
  }

  /// A text of several lines with control characters made visible; line ends and tabs stay.
  package static func sanitizedLines(_ text: String, unicode: Bool) -> String {
    var clean = ""
    var before: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if before == "\r", scalar != "\n" { clean += sanitized("\r", unicode: unicode) }
      switch scalar {
      case "\n": clean += before == "\r" ? "\r\n" : "\n"
      case "\t": clean += "\t"
      case "\r": break
      default: append(scalar, to: &clean, unicode: unicode)
      }
      before = scalar
    }
    return before == "\r" ? clean + sanitized("\r", unicode: unicode) : clean
  }

  private static func append(_ scalar: Unicode.Scalar, to text: inout String, unicode: Bool) {
    switch scalar.value {
    case 0x09: text += " "
    case 0..<0x20 where unicode: append(pictureOf: scalar.value, to: &text)
    case 0x7F where unicode: text += "␡"
    case 0..<0x20, 0x7F..<0xA0: text += "\\x" + Hexadecimal.digits(scalar.value, count: 2)
    case 0x2028...0x202E, 0x2066...0x2069, 0x200E, 0x200F, 0x061C:
      text += "\\u" + Hexadecimal.digits(scalar.value, count: 4)
    default: text.unicodeScalars.append(scalar)
    }
  }

  private static func append(pictureOf control: UInt32, to text: inout String) {
    guard let picture = Unicode.Scalar(0x2400 + control) else { return }
    text.unicodeScalars.append(picture)
  }

  /// A text cut to so many columns, with an ellipsis where something was cut.
  package static func truncate(_ text: String, to columns: Int, unicode: Bool = true) -> String {
    guard text.utf8.count > columns, self.columns(of: text) > columns else { return text }
    let ellipsis = unicode ? "…" : "..."
    let mark = ellipsis.count <= columns ? ellipsis : ""
    return prefix(of: text, to: columns - mark.count) + mark
  }

  /// The beginning of a text that fits so many columns.
  static func prefix(of text: some StringProtocol, to columns: Int) -> String {
    var room = columns
    let kept = text.prefix { character in
      room -= self.columns(of: character)
      return room >= 0
    }
    return String(kept)
  }

  /// A text filled with spaces to so many columns; one that is wider stays as it is.
  package static func pad(
    _ text: String, to columns: Int, _ alignment: Alignment = .left
  ) -> String {
    let spaces = String(repeating: " ", count: max(0, columns - self.columns(of: text)))
    return alignment == .left ? text + spaces : spaces + text
  }
}
