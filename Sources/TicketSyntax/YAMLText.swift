internal import Yams

/// A piece of YAML in a file's bytes, and the way from Yams's marks back to the bytes.
struct YAMLText {
  static let maximumDepth = 32

  let bytes: [UInt8]
  let range: Range<Int>
  private let lineStarts: [Int]

  init(bytes: [UInt8], range: Range<Int>) {
    self.bytes = bytes
    self.range = range
    var starts = [range.lowerBound]
    for i in range where bytes[i] == .newline { starts.append(i + 1) }
    lineStarts = starts
  }

  /// The number of the line that holds a byte, from 0.
  func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// The byte of a mark, which counts lines and Unicode scalars from 1.
  func offset(line: Int, column: Int) -> Int {
    guard line >= 1, line <= lineStarts.count else { return range.upperBound }
    var i = lineStarts[line - 1]
    var left = column - 1
    while left > 0, i < range.upperBound, bytes[i] != .newline {
      i += max(1, bytes.scalarLength(at: i, end: range.upperBound))
      left -= 1
    }
    return min(i, range.upperBound)
  }

  func offset(_ mark: Mark?) -> Int {
    mark.map { offset(line: $0.line, column: $0.column) } ?? range.lowerBound
  }

  /// The root; nil for nothing but comments.
  func compose() throws(YAMLProblem) -> Node? {
    try refuseBombs()
    do {
      return try Parser(yaml: text, resolver: .basic, encoding: .utf8).singleRoot()
    } catch {
      throw problem(error)
    }
  }

  /// The decoded text: a byte that isn't UTF-8 is one U+FFFD, so that marks can be followed back. It
  /// ends in a comment, because Yams reads beyond the life of a text short enough to have no storage.
  private var text: String {
    var clean: [UInt8] = []
    clean.reserveCapacity(range.count + 40)
    var i = range.lowerBound
    while i < range.upperBound {
      let length = bytes.scalarLength(at: i, end: range.upperBound)
      clean += length == 0 ? [0xEF, 0xBF, 0xBD] : Array(bytes[i..<i + length])
      i += max(1, length)
    }
    if let last = clean.last, last != .newline { clean.append(.newline) }
    return String(decoding: clean + "# --------------------------------\n".utf8, as: UTF8.self)
  }

  /// Refuses what would nest too deep or multiply before the parser sees it.
  private func refuseBombs() throws(YAMLProblem) {
    var depth = 0
    var dashes = 0
    var anchors = 0
    var aliases = 0
    var previous = UInt8.newline
    for i in range {
      let byte = bytes[i]
      let begins = previous.isBlank || previous == .newline || "[{,:-?".utf8.contains(previous)
      switch Unicode.Scalar(byte) {
      case "\n": dashes = 0
      case "[" where begins, "{" where begins: depth += 1
      case "]", "}": depth = max(0, depth - 1)
      case "-" where begins, "?" where begins: dashes += 1
      case "&" where begins: anchors += 1
      case "*" where begins: aliases += 1
      default: break
      }
      if depth > 64 || dashes > 64 { throw Self.tooDeep(i) }
      if aliases > 15, anchors > 1 { throw Self.reference(i) }
      previous = byte
    }
  }

  static func tooDeep(_ offset: Int) -> YAMLProblem {
    YAMLProblem(
      offset: offset, message: "the YAML nests too deep",
      hint: "at most \(maximumDepth) levels are read", isRefusal: true)
  }

  static func reference(_ offset: Int) -> YAMLProblem {
    YAMLProblem(
      offset: offset, message: "YAML anchors and aliases are not read here",
      hint: "write the value out, or put it in quotes if `&` or `*` is part of it", isRefusal: true)
  }

  static func tag(_ offset: Int) -> YAMLProblem {
    YAMLProblem(
      offset: offset, message: "YAML tags are not read here",
      hint: "put the value in quotes if `!` is part of it", isRefusal: true)
  }

  static func complexKey(_ offset: Int) -> YAMLProblem {
    YAMLProblem(
      offset: offset, message: "a key must be a word, not a list or a mapping",
      hint: "write `key: value`", isRefusal: true)
  }

  /// Refuses a node with an anchor or a tag before anything below it is read.
  func refuseProperties(at offset: Int, depth: Int) throws(YAMLProblem) {
    guard depth <= Self.maximumDepth else { throw Self.tooDeep(offset) }
    switch bytes.byte(offset) {
    case UInt8(ascii: "&"), UInt8(ascii: "*"): throw Self.reference(offset)
    case UInt8(ascii: "!"): throw Self.tag(offset)
    default: break
    }
  }

  private func problem(_ error: any Error) -> YAMLProblem {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _):
      YAMLProblem(offset: offset(mark), message: problem)
    case .composer(_, let problem, let mark, _):
      if problem.contains("alias") {
        Self.reference(offset(mark))
      } else {
        YAMLProblem(
          offset: offset(mark), message: "a second YAML document begins here",
          hint: "keep one document, without `---` or `...` inside it", isRefusal: true)
      }
    case .duplicatedKeysInMapping(let keys, let context):
      duplicate(keys.first ?? "", offset(context.mark))
    default:
      YAMLProblem(offset: range.lowerBound, message: "a character that YAML doesn't allow")
    }
  }

  private func duplicate(_ key: String, _ first: Int) -> YAMLProblem {
    let column = first - bytes.lineStart(of: first)
    let wanted = Array((key + ":").utf8)
    let again = lineStarts.map { $0 + column }.first {
      $0 > first && $0 < range.upperBound && bytes.hasBytes(wanted, at: $0)
    }
    return YAMLProblem(
      rule: "duplicate-key", offset: again ?? first,
      message: "the key `\(key)` is there twice in one mapping", hint: "keep one of the two",
      isRefusal: true)
  }
}
