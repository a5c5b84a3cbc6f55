/// Writes scalars as YAML text.
enum ScalarText {
  /// The text without quotes where it reads back as itself; otherwise in double quotes.
  static func plainOrQuoted(_ text: String, inFlow: Bool) -> String {
    canBePlain(text, inFlow: inFlow) ? text : doubleQuoted(text)
  }

  /// Whether a text without quotes reads back as itself.
  static func canBePlain(_ text: String, inFlow: Bool) -> Bool {
    let bytes = Array(text.utf8)
    guard let first = bytes.first, !bytes[bytes.count - 1].isBlank, isPrintable(bytes),
      !bytes.contains(.tab), !bytes.contains(.newline), !bytes.contains(.carriageReturn),
      ScalarScanner.plainValue(text) == .scalar(text)
    else { return false }
    if "-?:".utf8.contains(first), inFlow || bytes.isBlankOrEnd(1, bytes.count) { return false }
    if inFlow, bytes.contains(where: { ",[]{}?".utf8.contains($0) }) { return false }
    return ScalarScanner(bytes: bytes).plainEnd(0, bytes.count) == bytes.count
  }

  /// Whether all of it may stand in a front matter without an escape.
  static func isPrintable(_ bytes: [UInt8]) -> Bool {
    HeaderCharacters.firstForbidden(in: bytes, range: bytes.indices) == nil
  }

  /// The text in single quotes; nil where only an escape can write it.
  static func singleQuoted(_ text: String) -> String? {
    let bytes = Array(text.utf8)
    guard isPrintable(bytes), !bytes.contains(.newline) else { return nil }
    return "'"
      + text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
      + "'"
  }

  /// The text in double quotes, with escapes where they are due.
  static func doubleQuoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars { result += escaped(scalar) }
    return result + "\""
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": return "\\\""
    case "\\": return "\\\\"
    case "\n": return "\\n"
    case "\t": return "\\t"
    case "\r": return "\\r"
    case "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}": return escape("u", 4, scalar)
    case _ where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value):
      return escape("x", 2, scalar)
    default: return String(Character(scalar))
    }
  }

  private static func escape(_ letter: String, _ width: Int, _ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "\\" + letter + String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// Any value on one line: lists and mappings in flow style.
  static func inline(_ value: FieldValue, inFlow: Bool = false) -> String {
    switch value {
    case .null: inFlow ? "null" : ""
    case .scalar(let text): plainOrQuoted(text, inFlow: inFlow)
    case .list(let items):
      "[" + items.map { inline($0, inFlow: true) }.joined(separator: ", ") + "]"
    case .mapping(let pairs):
      "{"
        + pairs.map { key($0.key) + ": " + inline($0.value, inFlow: true) }.joined(separator: ", ")
        + "}"
    }
  }

  /// A key, in quotes only where it must be.
  static func key(_ key: String) -> String {
    let bytes = Array((key + ":").utf8)
    let isPlain = HeaderBlock.keyEnd(bytes, 0) == bytes.count - 1 && isPrintable(bytes)
    return isPlain ? key : doubleQuoted(key)
  }
}
