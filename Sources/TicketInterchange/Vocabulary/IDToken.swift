/// A ticket's id at the head of a title: bare, in a code span, in bold or in brackets.
struct IDToken {
  var id: String
  /// What stands after it, separator included.
  var rest: String
  /// Whether marks set it apart, so that no separator is needed.
  var isMarked: Bool

  /// Reads a token; `loose` are the letters that ids without a hyphen begin with here.
  init?(_ text: String, loose: Set<String> = []) {
    var head = text[...]
    var close = ""
    for (open, end) in [("**`", "`**"), ("`", "`"), ("**[", "]**"), ("[", "]"), ("**", "**")]
    where close.isEmpty && head.hasPrefix(open) {
      head = head.dropFirst(open.count)
      close = end
    }
    if close.isEmpty, head.hasPrefix("~~") { return nil }
    let token = head.utf8.prefix(while: IDToken.isInToken)
    let trimmed = String(decoding: token, as: UTF8.self).trimmed(of: "-.")
    guard IDToken.isID(trimmed) || loose.contains(IDToken.looseLetters(trimmed) ?? "") else {
      return nil
    }
    id = trimmed
    var after = head.dropFirst(trimmed.count)
    isMarked = !close.isEmpty && after.hasPrefix(close)
    if isMarked {
      after = after.dropFirst(close.count)
    } else if close == "**", let end = after.firstRange(of: "**") {
      rest = String(after[..<end.lowerBound]) + String(after[end.upperBound...])
      return
    } else if !close.isEmpty {
      return nil
    }
    rest = String(after)
  }

  /// The letters of an id such as `C5.1` or `US12`; nil for anything else.
  static func looseLetters(_ token: String) -> String? {
    let letters = token.prefix { $0.isUppercase }
    let digits = token.dropFirst(letters.count)
    guard (1...6).contains(letters.count), (1...8).contains(digits.count),
      let first = digits.first, first.isNumber, digits.allSatisfy({ $0.isNumber || $0 == "." }),
      !digits.hasSuffix("."), !digits.contains(".."),
      !["P", "Q", "H", "V", "T0", "UTF", "SHA", "S", "K", "EC", "MP", "ES"].contains(letters)
    else { return nil }
    return String(letters)
  }

  private static let strangers: Set<String> = [
    "utf", "sha", "iso", "rfc", "covid", "http", "es", "mp", "aes", "rsa", "md", "ipv", "gpt",
    "web", "top", "cve", "oauth", "tls",
  ]

  /// Letters first, and a number in the last part after a hyphen: `P3-101`, `BE-VERT-001`.
  private static func isID(_ text: String) -> Bool {
    let bytes = text.utf8
    guard let initial = bytes.first, isCapital(initial), bytes.count <= 60,
      bytes.allSatisfy({ isCapital($0) || isDigit($0) || $0 == dot || $0 == hyphen })
    else { return false }
    let parts = bytes.split(separator: hyphen, omittingEmptySubsequences: false)
    guard parts.count >= 2, parts.allSatisfy({ !$0.isEmpty }), let last = parts.last,
      let digit = last.first, isDigit(digit), last.allSatisfy({ isDigit($0) || $0 == dot }),
      last.last != dot, !text.contains("..")
    else { return false }
    return !strangers.contains(text.prefix { $0 != "-" }.lowercased())
  }

  private static let dot = UInt8(ascii: ".")
  private static let hyphen = UInt8(ascii: "-")

  private static func isCapital(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private static func isInToken(_ byte: UInt8) -> Bool {
    isCapital(byte) || isDigit(byte) || (0x61...0x7A).contains(byte) || byte == dot
      || byte == hyphen
  }
}
