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
    let text = SourceText.decoded(bytes)
    notices += SourceText.notice(bytes).map { [$0] } ?? []
    let end: UInt8 = text.utf8.contains(0x0A) ? 0x0A : 0x0D
    written = SourceText.split(text, at: end)
    if let repaired = MacRoman.repaired(written) {
      written = repaired
      notices.append("the document was UTF-8 misread as Mac Roman: repaired")
    }
    lines = SourceText.plain(written)
  }

  /// Lines with plain spaces in place of wide and no-break ones.
  static func plain(_ lines: [String]) -> [String] { lines.map(withPlainSpaces) }

  /// What is to be said of the encoding; nil for UTF-8.
  static func notice(_ bytes: [UInt8]) -> String? {
    if isUTF16(bytes) { return "the document is UTF-16: read as such" }
    return String(validating: bytes, as: UTF8.self) == nil
      ? "the document is not UTF-8: read as Latin-1" : nil
  }

  /// The text of bytes: UTF-16 that says so, UTF-8 without its byte order mark, else Latin-1.
  static func decoded(_ bytes: [UInt8]) -> String {
    if isUTF16(bytes) { return utf16(bytes) }
    let content = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
    return String(validating: content, as: UTF8.self) ?? latin1(content)
  }

  /// Whether a byte order mark of UTF-16 stands first.
  private static func isUTF16(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
  }

  private static func utf16(_ bytes: [UInt8]) -> String {
    let isLittle = bytes[0] == 0xFF
    let units = stride(from: 2, to: bytes.count - 1, by: 2).map { index in
      let (low, high) = (bytes[isLittle ? index : index + 1], bytes[isLittle ? index + 1 : index])
      return UInt16(high) << 8 | UInt16(low)
    }
    return String(decoding: units, as: UTF16.self)
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
