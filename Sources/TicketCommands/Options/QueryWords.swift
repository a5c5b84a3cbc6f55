/// The words of a query on the command line, where `-label:debt` must not be taken for an option.
enum QueryWords {
  /// The arguments with a space before each word of a query that begins with a hyphen, up to `--`.
  ///
  /// Such a word is a hyphen and a field with an operator, a parenthesis or a quote. Commands that take
  /// a text of the user's are left alone.
  static func shielded(_ arguments: [String]) -> [String] {
    guard let verb = arguments.first, !["new", "comment"].contains(verb) else { return arguments }
    let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
    return arguments[..<end].map { isNegation($0) ? " " + $0 : $0 } + arguments[end...]
  }

  /// The words as one text.
  static func joined(_ words: [String]) -> String {
    words.map {
      isNegation(String($0.dropFirst())) && $0.hasPrefix(" ") ? String($0.dropFirst()) : $0
    }
    .joined(separator: " ")
  }

  private static func isNegation(_ word: String) -> Bool {
    guard word.hasPrefix("-") else { return false }
    let rest = word.dropFirst()
    if rest.hasPrefix("(") || rest.hasPrefix("\"") { return true }
    let name = rest.prefix { $0.isLetter || $0.isNumber || "-_.".contains($0) }
    guard let first = name.first, first.isLetter, let mark = rest.dropFirst(name.count).first else {
      return false
    }
    return ":<>~".contains(mark) || mark == "=" && name.count > 1
  }
}
