/// A document's lines as text: whatever its encoding, line ends and exotic spaces.
struct SourceText {
  /// The lines without their ends; white space of any width is a plain space.
  var lines: [String]
  /// The lines with the spaces that they have.
  var written: [String]
  /// What had to be repaired or guessed.
  var notices: [String] = []

  /// Decodes a document; never fails.
  init(_ bytes: [UInt8]) {
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    let text: String
    if let valid = String(validating: content, as: UTF8.self) {
      text = valid
    } else {
      text = SourceText.latin1(content)
      notices.append("the document is not UTF-8: read as Latin-1")
    }
    let end: UInt8 = content.contains(0x0A) ? 0x0A : 0x0D
    written = SourceText.split(text, at: end)
    if let repaired = MacRoman.repaired(written) {
      written = repaired
      notices.append("the document was UTF-8 misread as Mac Roman: repaired")
    }
    lines = SourceText.plain(written)
  }

  /// Lines with plain spaces in place of wide and no-break ones.
  static func plain(_ lines: [String]) -> [String] { lines.map(withPlainSpaces) }

  /// The text of bytes: UTF-8 without its byte order mark, else Latin-1.
  static func decoded(_ bytes: [UInt8]) -> String {
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    return String(validating: content, as: UTF8.self) ?? latin1(content)
  }

  private static func latin1(_ bytes: ArraySlice<UInt8>) -> String {
    var text = String.UnicodeScalarView()
    for byte in bytes { text.append(Unicode.Scalar(byte)) }
    return String(text)
  }

  /// The text with every line end, of whatever kind, as a line feed.
  ///
  /// In bytes: a carriage return and a line feed that come together make one character.
  static func withPlainEnds(_ text: String) -> String {
    guard text.utf8.contains(0x0D) else { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte != 0x0A || previous != 0x0D { bytes.append(byte == 0x0D ? 0x0A : byte) }
      previous = byte
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The lines of a text; the end of the last begins none.
  static func split(_ text: String, at end: UInt8) -> [String] {
    var parts = text.utf8.split(separator: end, omittingEmptySubsequences: false)
    if parts.last?.isEmpty ?? false { parts.removeLast() }
    return parts.map { part in
      String(Substring(part.last == 0x0D ? part.dropLast() : part))
    }
  }

  /// No-break and other wide spaces become plain ones, so that they never hide a marker.
  private static func withPlainSpaces(_ line: String) -> String {
    guard line.utf8.contains(where: { $0 >= 0xC2 }) else { return line }
    var result = String.UnicodeScalarView()
    for scalar in line.unicodeScalars {
      switch scalar.value {
      case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: result.append(" ")
      default: result.append(scalar)
      }
    }
    return String(result)
  }
}
