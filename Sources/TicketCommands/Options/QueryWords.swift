/// The words of a query on the command line, where `-label:debt` must not be taken for an option.
enum QueryWords {
  /// The arguments, up to `--`, with a space before each that begins with a hyphen and is no option.
  ///
  /// In a query that is a hyphen and a field with an operator, a parenthesis or a quote; for commands
  /// that only read also a text that no option looks like, and for `comment` nothing but such a text.
  static func shielded(_ arguments: [String]) -> [String] {
    guard let verb = arguments.first, verb != "new" else { return arguments }
    let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
    let isWord: (String) -> Bool =
      switch verb {
      case "comment": { isText($0, of: verb) }
      case _ where readers.contains(verb): { isNegation($0) || isText($0, of: verb) }
      default: isNegation
      }
    return arguments[..<end].map { isWord($0) ? " " + $0 : $0 } + arguments[end...]
  }

  /// The words as one text.
  static func joined(_ words: [String]) -> String {
    words.map { $0.hasPrefix(" -") ? String($0.dropFirst()) : $0 }.joined(separator: " ")
  }

  /// What to do where a word was taken for an option that there is none of; nil where it can be no
  /// word of a query.
  static func hint(_ arguments: [String]) -> String? {
    guard let verb = arguments.first, readers.contains(verb),
      let word = arguments.first(where: {
        $0.count > 2 && $0.hasPrefix("-") && $0.dropFirst().allSatisfy(\.isLetter)
      })
    else { return nil }
    return "a word that tickets must not have stands behind --: tickets \(verb) -- \(word)"
  }

  /// The verbs that take the words of a query.
  private static let readers = [
    "list", "show", "board", "log", "check", "gate", "report", "export",
  ]

  /// Whether a hyphen stands before a text that no option of a verb looks like, with its value behind.
  private static func isText(_ word: String, of verb: String) -> Bool {
    guard word.hasPrefix("-"), let first = word.dropFirst().first, first != "-",
      word.contains(where: { $0.isWhitespace || !$0.isASCII })
    else { return false }
    // Options have letters: of other signs the parser of the command line need not be asked.
    return !first.isLetter || !ToolDescription.letters(of: verb).contains(first)
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
