/// How many columns of a terminal a text takes.
package enum DisplayWidth {
  /// The columns of a text: combining marks take none, East Asian wide characters and emoji two.
  package static func columns(of text: some StringProtocol) -> Int {
    if let columns = columnsOfLatin(text) { return columns }
    var sum = 0
    for scalar in text.unicodeScalars {
      guard let columns = columns(ofLone: scalar) else {
        return text.reduce(0) { $0 + self.columns(of: $1) }
      }
      sum += columns
    }
    return sum
  }

  /// Whether every terminal gives a text the same width: it holds no joined, modified or paired
  /// characters, which older ones take apart.
  static func isCertain(_ text: some StringProtocol) -> Bool {
    columnsOfLatin(text) != nil || text.unicodeScalars.allSatisfy { columns(ofLone: $0) != nil }
  }

  /// The columns of a text that ends before U+0300, found out without decoding; nil for any other
  /// text, and for one with control characters.
  private static func columnsOfLatin(_ text: some StringProtocol) -> Int? {
    var count = 0
    var before: UInt8 = 0
    for byte in text.utf8 {
      switch byte {
      case 0x20..<0x7F, 0xC2...0xCB: count += 1
      case 0x80..<0xA0 where before == 0xC2: return nil
      case 0x80..<0xC0: break
      default: return nil
      }
      before = byte
    }
    return count
  }

  /// The columns of one character as a reader sees it; no character takes more than two.
  static func columns(of character: Character) -> Int {
    let scalars = character.unicodeScalars
    if let first = scalars.first, isEmoji(first, in: scalars) { return 2 }
    return min(2, scalars.reduce(0) { $0 + columns(of: $1) })
  }

  private static func isEmoji(
    _ first: Unicode.Scalar, in scalars: String.UnicodeScalarView
  ) -> Bool {
    guard first.value > 0xFF || scalars.count > 1, first.properties.isEmoji else { return false }
    if first.properties.isEmojiPresentation { return true }
    return scalars.dropFirst().contains { $0.value == 0xFE0F || $0.value == 0x200D }
  }

  /// The columns of a scalar whose neighbours can't change them; nil for any other.
  private static func columns(ofLone scalar: Unicode.Scalar) -> Int? {
    switch scalar.value {
    case 0x3041..<0x3097, 0x30A0..<0x3100, 0x4E00..<0xA000, 0xAC00..<0xD7A4: return 2
    case 0x1100..<0x1200, 0xA960..<0xA97D, 0xD7B0..<0xD800, 0xFF9E...0xFF9F: return nil
    case 0x1F1E6...0x1F1FF, 0x1F3FB...0x1F3FF: return nil
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .nonspacingMark, .spacingMark, .enclosingMark, .format: return nil
    default: return columns(of: scalar)
    }
  }

  private static func columns(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0x20..<0x7F: return 1
    case 0..<0x20, 0x7F..<0xA0, 0x1160...0x11FF, 0xD7B0...0xD7FF: return 0
    case 0xAD, 0x600...0x605, 0x6DD, 0x70F, 0x890...0x891, 0x8E2, 0x110BD, 0x110CD: return 1
    default: break
    }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format, .lineSeparator, .paragraphSeparator: return 0
    default: return isWide(scalar) ? 2 : 1
    }
  }

  /// The East Asian wide and full-width characters (Unicode 17, UAX #11, W and F).
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x1100: false
    case 0x1100...0x115F, 0x2329...0x232A, 0x2630...0x2637, 0x268A...0x268F, 0x2E80...0x303E,
      0x3041...0x3247, 0x3250...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF,
      0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x16FE0...0x18DFF,
      0x1AFF0...0x1B2FF, 0x1D300...0x1D356, 0x1D360...0x1D376, 0x1F200...0x1F265,
      0x1FA70...0x1FAFF, 0x20000...0x3FFFD:
      true
    default: scalar.properties.isEmojiPresentation
    }
  }
}
