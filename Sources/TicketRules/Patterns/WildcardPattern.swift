/// A pattern for a text: `*` is any run, `?` one character, `[a-z]` or `[!a-z]` one of a set, `\` takes
/// the next as it stands. Case does not count.
///
/// Matching takes at most the product of the lengths: no pattern can make a check hang.
package struct WildcardPattern: Hashable, Sendable {
  private enum Token: Hashable {
    case run
    case one
    case literal(Unicode.Scalar)
    case set(ScalarSet)
  }

  /// The pattern as written.
  package let text: String
  private let tokens: [Token]

  /// Reads a pattern; nil where a `[` has no end, a range runs backwards, or it is too long.
  package init?(_ text: String) {
    guard text.unicodeScalars.count <= WildcardPattern.longest else { return nil }
    var tokens: [Token] = []
    var rest = Substring(text.lowercased()).unicodeScalars
    while let scalar = rest.popFirst() {
      switch scalar {
      case "*": if tokens.last != .run { tokens.append(.run) }
      case "?": tokens.append(.one)
      case "\\": tokens.append(.literal(rest.popFirst() ?? scalar))
      case "[":
        guard let set = WildcardPattern.takeSet(&rest) else { return nil }
        tokens.append(set)
      default: tokens.append(.literal(scalar))
      }
    }
    self.text = text
    self.tokens = tokens
  }

  private static let longest = 500

  private static func takeSet(_ rest: inout Substring.UnicodeScalarView) -> Token? {
    let isNegated = rest.first == "!"
    if isNegated { rest.removeFirst() }
    var ranges: [ClosedRange<Unicode.Scalar>] = []
    while let scalar = rest.popFirst() {
      if scalar == "]", !ranges.isEmpty {
        return .set(ScalarSet(ranges: ranges, isNegated: isNegated))
      }
      var upper = scalar
      let tail = rest.dropFirst()
      if rest.first == "-", let next = tail.first, next != "]" {
        rest = tail.dropFirst()
        upper = next
      }
      guard scalar <= upper else { return nil }
      ranges.append(scalar...upper)
    }
    return nil
  }

  /// Whether a text fits from beginning to end.
  package func matches(_ text: String) -> Bool {
    let scalars = Array(text.lowercased().unicodeScalars)
    var t = 0
    var s = 0
    var retry: (t: Int, s: Int)?
    while s < scalars.count {
      if t < tokens.count, tokens[t] == .run {
        t += 1
        retry = (t, s)
      } else if t < tokens.count, WildcardPattern.fits(tokens[t], scalars[s]) {
        t += 1
        s += 1
      } else if let (rt, rs) = retry {
        retry = (rt, rs + 1)
        t = rt
        s = rs + 1
      } else {
        return false
      }
    }
    return tokens[t...].allSatisfy { $0 == .run }
  }

  private static func fits(_ token: Token, _ scalar: Unicode.Scalar) -> Bool {
    switch token {
    case .run: false
    case .one: true
    case .literal(let literal): literal == scalar
    case .set(let set): set.contains(scalar)
    }
  }
}
