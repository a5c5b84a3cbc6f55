/// Text made comparable: lower case, no accents, one kind of apostrophe and dash, single spaces.
enum Folding {
  static func fold(_ text: String) -> String {
    foldedASCII(text) ?? foldedScalars(text)
  }

  /// A text of ASCII, as most words are; nil for any other.
  private static func foldedASCII(_ text: String) -> String? {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      switch byte {
      case 0x80...: return nil
      case 0x41...0x5A: result.append(byte | 0x20)
      case UInt8(ascii: "`"): result.append(UInt8(ascii: "'"))
      case UInt8(ascii: " "), UInt8(ascii: "\t"):
        if let last = result.last, last != 0x20 { result.append(0x20) }
      default: result.append(byte)
      }
    }
    if result.last == 0x20 { result.removeLast() }
    return String(decoding: result, as: UTF8.self)
  }

  private static func foldedScalars(_ text: String) -> String {
    var result = ""
    for scalar in text.lowercased().decomposedScalars {
      switch scalar {
      case "’", "‘", "`": result.unicodeScalars.append("'")
      case "‐", "‑", "–", "—": result.unicodeScalars.append("-")
      case " ", "\t": if !result.isEmpty, result.last != " " { result.append(" ") }
      default: if !(0x300...0x36F).contains(scalar.value) { result.unicodeScalars.append(scalar) }
      }
    }
    if result.last == " " { result.removeLast() }
    return result
  }

  /// Whether a word of small ASCII letters stands in a text, whatever its case: a look that costs
  /// little before one that costs more.
  static func holds(_ word: String, in text: String) -> Bool {
    let wanted = Array(word.utf8)
    let bytes = Array(text.utf8)
    guard let first = wanted.first, bytes.count >= wanted.count else { return false }
    return (0...(bytes.count - wanted.count)).contains { start in
      bytes[start] | 0x20 == first
        && wanted.indices.allSatisfy { bytes[start + $0] | 0x20 == wanted[$0] }
    }
  }

  /// The text without the signs that people hang before it: pictures, bullets, arrows.
  static func withoutOrnaments(_ text: String) -> String {
    let rest = text.unicodeScalars.drop { scalar in
      scalar == " " || scalar.properties.isVariationSelector || scalar.value == 0x200D
        || (!scalar.isASCII && isOrnament(scalar.properties.generalCategory))
    }
    return String(rest)
  }

  private static func isOrnament(_ category: Unicode.GeneralCategory) -> Bool {
    category == .otherSymbol || category == .privateUse || category == .mathSymbol
      || category == .modifierSymbol
  }
}

extension String {
  /// The scalars with the accents of Latin letters standing apart.
  fileprivate var decomposedScalars: String.UnicodeScalarView {
    guard utf8.contains(where: { $0 >= 0x80 }) else { return unicodeScalars }
    var result = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if let base = Accents.base[scalar] { result.append(base) } else { result.append(scalar) }
    }
    return result
  }
}

private enum Accents {
  static let base: [Unicode.Scalar: Unicode.Scalar] = {
    let groups: [(Unicode.Scalar, String)] = [
      ("a", "àâäáãå"), ("c", "ç"), ("e", "éèêë"), ("i", "îïíì"), ("n", "ñ"), ("o", "ôöóòõ"),
      ("u", "ùûüú"), ("y", "ÿý"),
    ]
    var result: [Unicode.Scalar: Unicode.Scalar] = [:]
    for (base, accented) in groups {
      for scalar in accented.unicodeScalars { result[scalar] = base }
    }
    return result
  }()
}
