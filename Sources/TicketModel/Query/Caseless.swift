/// Texts in the form in which queries compare them: without case, and canonically composed.
///
/// Case is folded by way of the capitals, so that `ß` is `ss` and `ς` is `σ`; the dotted and the
/// dotless I of Turkish are an `i` both.
enum Caseless {
  /// A text in that form.
  static func fold(_ text: String) -> String {
    String(decoding: foldedBytes(text), as: UTF8.self)
  }

  /// Whether a text is another that is in that form already.
  static func isEqual(_ text: String, toFolded folded: String) -> Bool {
    if text == folded { return true }
    guard text.utf8.allSatisfy({ $0 < 0x80 }) else { return fold(text) == folded }
    return text.utf8.count == folded.utf8.count
      && zip(text.utf8, folded.utf8).allSatisfy { lower($0) == $1 }
  }

  /// The UTF-8 of a text in that form. What is not ASCII is folded with the letter before it, with
  /// which it may compose; all else, which is most of any text, byte by byte.
  static func foldedBytes(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var i = 0
    while i < bytes.count {
      guard bytes[i] >= 0x80 else {
        result.append(lower(bytes[i]))
        i += 1
        continue
      }
      let end = bytes[i...].firstIndex { $0 < 0x80 } ?? bytes.count
      let start = i > 0 ? i - 1 : i
      if start < i { result.removeLast() }
      result += foldedPiece(String(decoding: bytes[start..<end], as: UTF8.self)).utf8
      i = end
    }
    return result
  }

  /// An ASCII capital in lower case; any other byte as it is.
  static func lower(_ byte: UInt8) -> UInt8 {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
  }

  private static func foldedPiece(_ text: String) -> String {
    var folded = text.uppercased().lowercased()
    if !folded.unicodeScalars.allSatisfy(isComposed) {
      folded = folded.canonicallyComposed
    }
    guard folded.unicodeScalars.contains("\u{307}") else { return folded }
    var result = String.UnicodeScalarView()
    for scalar in folded.unicodeScalars where scalar != "\u{307}" || result.last != "i" {
      result.append(scalar)
    }
    return String(result)
  }

  /// Whether a scalar is known never to change where a text is composed: those of Latin, Greek and
  /// Cyrillic that hold their accents, kana and the common ideographs.
  private static func isComposed(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x300, 0x3041...0x3096, 0x30A1...0x30FF, 0x4E00...0x9FFF: true
    default: false
    }
  }
}
