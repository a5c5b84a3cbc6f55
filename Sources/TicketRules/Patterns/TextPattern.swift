internal import TicketSyntax

/// What a text must fit: wildcards, or a regular expression between slashes.
enum TextPattern: Hashable, Sendable {
  case wildcards(WildcardPattern)
  case expression(RegularExpression)

  /// Reads `PR-*` or `/^PR-\d+$/`; after the last slash an `i` ignores case.
  init(_ text: String) throws(PatternError) {
    guard text.hasPrefix("/"), let last = text.lastIndex(of: "/"), last > text.startIndex,
      ["", "i"].contains(text[text.index(after: last)...])
    else {
      guard let pattern = WildcardPattern(text) else {
        throw PatternError("its `[` has no end, or it is too long")
      }
      self = .wildcards(pattern)
      return
    }
    let inner = text[text.index(after: text.startIndex)..<last]
    self = .expression(
      try RegularExpression(String(inner), ignoresCase: text.hasSuffix("i")))
  }

  /// Whether a text fits: wildcards from beginning to end, an expression anywhere in it.
  func matches(_ text: String) -> Bool {
    switch self {
    case .wildcards(let pattern): pattern.matches(text)
    case .expression(let expression): expression.matches(text)
    }
  }

  /// The pattern for a message.
  var text: String {
    switch self {
    case .wildcards(let pattern): pattern.text
    case .expression(let expression): "/\(expression.text)/" + (expression.ignoresCase ? "i" : "")
    }
  }
}

extension RuleReader {
  /// One pattern, or a list of them; what looks like a regular expression must be between slashes.
  func patterns(_ node: ConfigurationNode?, _ what: String) -> [TextPattern]? {
    guard let node, let texts = texts(node, what) else { return nil }
    return texts.compactMap { text in
      let pattern: TextPattern
      do throws(PatternError) {
        pattern = try TextPattern(text)
      } catch {
        report(
          "\(what): \(text.quoted) is not a pattern: \(error.message)", at: node,
          hint: "`*` is any run, `?` one character; between slashes a regular expression")
        return nil
      }
      guard case .wildcards = pattern, WildcardPattern.looksLikeExpression(text) else {
        return pattern
      }
      report(
        "\(what): \(text.quoted) looks like a regular expression", at: node,
        hint: "put it between slashes: `/\(text.shortened(to: 60))/`")
      return nil
    }
  }
}

extension WildcardPattern {
  /// Whether somebody wrote what only a regular expression engine reads.
  fileprivate static func looksLikeExpression(_ text: String) -> Bool {
    text.hasPrefix("^") || text.hasSuffix("$") || text.contains(".*") || text.contains(".+")
      || text.contains("]+") || text.contains("]{")
      || ["\\d", "\\w", "\\s", "\\b"].contains(where: text.contains)
  }
}
