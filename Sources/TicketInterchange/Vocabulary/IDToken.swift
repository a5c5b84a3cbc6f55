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
    let token = head.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == ".") }
    let trimmed = String(token).trimmed(of: "-.")
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
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count >= 2, text.utf8.count <= 60, let first = parts.first, let last = parts.last,
      let initial = first.first, initial.isUppercase, !strangers.contains(first.lowercased()),
      let digit = last.first, digit.isNumber
    else { return false }
    let isClean = parts.allSatisfy { part in
      !part.isEmpty && part.allSatisfy { $0.isUppercase || $0.isNumber || $0 == "." }
    }
    return isClean && last.allSatisfy { $0.isNumber || $0 == "." } && !last.hasSuffix(".")
      && !last.contains("..")
  }
}
