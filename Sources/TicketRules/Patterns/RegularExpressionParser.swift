/// Reads a regular expression into a program, by recursive descent of bounded depth.
struct RegularExpressionParser {
  typealias Step = RegularExpression.Step
  private static let depthLimit = 50
  private static let lengthLimit = 500

  private let scalars: [Unicode.Scalar]
  private let ignoresCase: Bool
  private var position = 0

  init(_ text: String, ignoresCase: Bool) throws(PatternError) {
    scalars = Array(text.unicodeScalars.prefix(RegularExpressionParser.lengthLimit + 1))
    self.ignoresCase = ignoresCase
    guard scalars.count <= RegularExpressionParser.lengthLimit else {
      throw PatternError("it is longer than \(RegularExpressionParser.lengthLimit) characters")
    }
  }

  /// The program of the whole text.
  mutating func program() throws(PatternError) -> [Step] {
    let program = try alternatives(depth: 0)
    guard position == scalars.count else { throw PatternError("a `)` closes nothing") }
    return program + [.match]
  }

  private var current: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard current == scalar else { return false }
    position += 1
    return true
  }

  private mutating func alternatives(depth: Int) throws(PatternError) -> [Step] {
    guard depth <= RegularExpressionParser.depthLimit else {
      throw PatternError("groups are nested deeper than \(RegularExpressionParser.depthLimit)")
    }
    var program = try sequence(depth: depth)
    while take("|") {
      let other = try sequence(depth: depth)
      program = try bounded(
        [.split(1, program.count + 2)] + program.moved(by: 1)
          + [.jump(program.count + 2 + other.count)] + other.moved(by: program.count + 2))
    }
    return program
  }

  private mutating func sequence(depth: Int) throws(PatternError) -> [Step] {
    var program: [Step] = []
    while let next = current, next != "|", next != ")" {
      let single = try item(next, depth: depth)
      let part = try repeated(single)
      program = try bounded(program + part.moved(by: program.count))
    }
    return program
  }

  private mutating func item(
    _ next: Unicode.Scalar, depth: Int
  ) throws(PatternError) -> [Step] {
    position += 1
    switch next {
    case "(":
      if take("?"), !take(":") { throw PatternError("`(?` begins what is not supported") }
      let group = try alternatives(depth: depth + 1)
      guard take(")") else { throw PatternError("a `(` is not closed") }
      return group
    case "[": return [.take(try set())]
    case ".": return [.take(.all)]
    case "^": return [.start]
    case "$": return [.end]
    case "\\": return [.take(try escaped())]
    case "*", "+", "?": throw PatternError("nothing stands before `\(next)`")
    default: return [.take(ScalarSet(folded(next)))]
    }
  }

  private mutating func escaped() throws(PatternError) -> ScalarSet {
    guard let scalar = current else { throw PatternError("nothing stands after the last `\\`") }
    position += 1
    switch scalar {
    case "d": return .digits
    case "D": return ScalarSet.digits.inverted
    case "w": return .word
    case "W": return ScalarSet.word.inverted
    case "s": return .space
    case "S": return ScalarSet.space.inverted
    case "t": return ScalarSet("\t")
    case "n": return ScalarSet("\n")
    case "a"..."z", "A"..."Z", "0"..."9":
      throw PatternError("`\\\(scalar)` is not supported")
    default: return ScalarSet(folded(scalar))
    }
  }

  private func folded(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    guard ignoresCase else { return scalar }
    let lower = String(scalar).lowercased().unicodeScalars
    return lower.count == 1 ? lower.first ?? scalar : scalar
  }
}

// MARK: - Sets

extension RegularExpressionParser {
  private mutating func set() throws(PatternError) -> ScalarSet {
    var set = ScalarSet(ranges: [], isNegated: take("^"))
    while let scalar = current {
      position += 1
      if scalar == "]", !set.ranges.isEmpty { return set }
      try add(scalar, to: &set)
    }
    throw PatternError("a `[` is not closed")
  }

  private mutating func add(
    _ scalar: Unicode.Scalar, to set: inout ScalarSet
  ) throws(PatternError) {
    var lower = folded(scalar)
    if scalar == "\\" {
      let members = try escaped()
      guard !members.isNegated else { throw PatternError("a set can't hold an opposite") }
      guard let only = members.single else {
        set.ranges += members.ranges
        return
      }
      lower = only
    }
    guard current == "-", position + 1 < scalars.count, scalars[position + 1] != "]" else {
      set.ranges.append(lower...lower)
      return
    }
    position += 2
    let last = scalars[position - 1]
    let upper = folded(last == "\\" ? try literal() : last)
    guard lower <= upper else { throw PatternError("a range of a set runs backwards") }
    set.ranges.append(lower...upper)
  }

  private mutating func literal() throws(PatternError) -> Unicode.Scalar {
    let members = try escaped()
    guard let only = members.single else {
      throw PatternError("a range of a set must end with one character")
    }
    return only
  }
}

// MARK: - Repetition

extension RegularExpressionParser {
  private mutating func repeated(_ item: [Step]) throws(PatternError) -> [Step] {
    let result: [Step]
    if take("*") {
      result = item.anyTimes
    } else if take("+") {
      result = item + item.anyTimes.moved(by: item.count)
    } else if take("?") {
      result = item.optional
    } else if current == "{" {
      position += 1
      let (least, most) = try bounds()
      result = try copies(of: item, least, most)
    } else {
      return item
    }
    guard let next = current, "*+?{".unicodeScalars.contains(next) else { return result }
    throw PatternError("`\(next)` can't follow a repetition: put it into a group")
  }

  private mutating func bounds() throws(PatternError) -> (least: Int, most: Int?) {
    let wrong = PatternError("a `{` begins no `{n}`, `{n,}` or `{n,m}`: write `\\{`")
    guard let least = number() else { throw wrong }
    guard take(",") else {
      guard take("}") else { throw wrong }
      return (least, least)
    }
    if take("}") { return (least, nil) }
    guard let most = number(), take("}"), most >= least else { throw wrong }
    return (least, most)
  }

  private mutating func number() -> Int? {
    var digits = ""
    while let scalar = current, ("0"..."9").contains(scalar), digits.count < 5 {
      digits.unicodeScalars.append(scalar)
      position += 1
    }
    return Int(digits)
  }

  private func copies(of item: [Step], _ least: Int, _ most: Int?) throws(PatternError) -> [Step] {
    var program: [Step] = []
    for _ in 0..<least { program = try bounded(program + item.moved(by: program.count)) }
    guard let most else {
      return try bounded(program + item.anyTimes.moved(by: program.count))
    }
    for _ in least..<most {
      program = try bounded(program + item.optional.moved(by: program.count))
    }
    return program
  }

  private func bounded(_ program: [Step]) throws(PatternError) -> [Step] {
    guard program.count <= RegularExpression.longestProgram else {
      throw PatternError("its repetitions are too many")
    }
    return program
  }
}

extension [RegularExpression.Step] {
  /// The same steps at another place.
  fileprivate func moved(by offset: Int) -> Self {
    map { step in
      switch step {
      case .split(let a, let b): .split(a + offset, b + offset)
      case .jump(let target): .jump(target + offset)
      case .take, .start, .end, .match: step
      }
    }
  }

  /// Once, or not at all.
  fileprivate var optional: Self { [.split(1, count + 1)] + moved(by: 1) }

  /// As often as it fits, or not at all.
  fileprivate var anyTimes: Self { [.split(1, count + 2)] + moved(by: 1) + [.jump(0)] }
}
