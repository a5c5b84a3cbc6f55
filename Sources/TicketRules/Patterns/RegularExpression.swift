/// A regular expression that no text can make slow.
///
/// Literals, `.`, classes such as `[a-z]` and `[^0-9]`, `\d \w \s` and their opposites, groups, `|`,
/// `* + ?`, `{n}`, `{n,}`, `{n,m}`, and the anchors `^` and `$`; nothing that needs backtracking. All
/// states are followed at once (K. Thompson, "Regular expression search algorithm", 1968), so that a
/// search takes at most the product of the lengths, and both lengths are bounded.
package struct RegularExpression: Hashable, Sendable {
  /// One step of the program.
  enum Step: Hashable {
    /// Takes a character of a set.
    case take(ScalarSet)
    /// Goes on at both places.
    case split(Int, Int)
    /// Goes on elsewhere.
    case jump(Int)
    /// Holds at the beginning alone.
    case start
    /// Holds at the end alone.
    case end
    /// The text fits.
    case match
  }

  /// The most steps of a program: what `{n,m}` may grow to.
  static let longestProgram = 2_000
  /// The most characters of a text; no longer one fits.
  static let longestText = 10_000

  /// The expression as written, without its slashes.
  package let text: String
  let program: [Step]
  let ignoresCase: Bool

  /// Reads an expression; throws what is wrong with it.
  package init(_ text: String, ignoresCase: Bool = false) throws(PatternError) {
    var parser = try RegularExpressionParser(text, ignoresCase: ignoresCase)
    self.text = text
    self.ignoresCase = ignoresCase
    program = try parser.program()
  }

  /// Whether some part of a text fits.
  package func matches(_ text: String) -> Bool {
    let folded = ignoresCase ? text.lowercased() : text
    let scalars = Array(folded.unicodeScalars.prefix(RegularExpression.longestText + 1))
    guard scalars.count <= RegularExpression.longestText else { return false }
    var run = RegularExpressionRun(program: program, end: scalars.count)
    for (position, scalar) in scalars.enumerated() {
      if run.begins(at: position) { return true }
      run.take(scalar, at: position)
    }
    return run.begins(at: scalars.count)
  }
}

/// The states of one search, all of them at once.
private struct RegularExpressionRun {
  let program: [RegularExpression.Step]
  let end: Int
  private var current: [Int] = []
  private var marks: [Int]
  private var generation = 0
  private var hasMatched = false

  init(program: [RegularExpression.Step], end: Int) {
    self.program = program
    self.end = end
    marks = Array(repeating: -1, count: program.count)
  }

  /// Begins anew at a place too, and says whether the text fits by then.
  mutating func begins(at position: Int) -> Bool {
    follow(0, at: position)
    return hasMatched
  }

  /// Takes one character in every state that can.
  mutating func take(_ scalar: Unicode.Scalar, at position: Int) {
    let states = current
    current = []
    generation += 1
    for state in states {
      guard case .take(let set) = program[state], set.contains(scalar) else { continue }
      follow(state + 1, at: position + 1)
    }
  }

  /// Adds a state and all that it reaches without a character.
  private mutating func follow(_ state: Int, at position: Int) {
    var pending = [state]
    while let next = pending.popLast() {
      guard marks[next] != generation else { continue }
      marks[next] = generation
      switch program[next] {
      case .take: current.append(next)
      case .split(let a, let b): pending += [b, a]
      case .jump(let target): pending.append(target)
      case .start: if position == 0 { pending.append(next + 1) }
      case .end: if position == end { pending.append(next + 1) }
      case .match: hasMatched = true
      }
    }
  }
}
