/// A piece of YAML in a file's bytes, and the way from the parser's marks back to the bytes.
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

  /// Where the last mark was found: marks mostly follow each other.
  struct Cursor {
    var line = 0
    var column = 0
    var offset: Int

    init(offset: Int) { self.offset = offset }
  }

  /// The byte of a mark, which counts lines and Unicode scalars from 0.
  func offset(line: Int, column: Int, from cursor: inout Cursor) -> Int {
    guard line < lineStarts.count else { return range.upperBound }
    if line != cursor.line || column < cursor.column {
      cursor = Cursor(offset: lineStarts[line])
      cursor.line = line
    }
    while cursor.column < column, cursor.offset < range.upperBound,
      bytes[cursor.offset] != .newline
    {
      cursor.offset += max(1, bytes.scalarLength(at: cursor.offset, end: range.upperBound))
      cursor.column += 1
    }
    return min(cursor.offset, range.upperBound)
  }

  /// The end of what is written before an offset: blanks and line ends left out.
  func withoutSpace(before offset: Int) -> Int {
    var i = min(offset, range.upperBound)
    while i > range.lowerBound, bytes.isBlankOrEnd(i - 1, i) { i -= 1 }
    return i
  }

  /// The root; nil for nothing but comments.
  func compose() throws(YAMLProblem) -> YAMLNode? {
    var composer = YAMLComposer(self)
    return try composer.root()
  }

  /// The bytes with one U+FFFD for each that isn't UTF-8, so that marks can be followed back.
  var decodable: [UInt8] {
    var clean: [UInt8] = []
    clean.reserveCapacity(range.count)
    var i = range.lowerBound
    while i < range.upperBound {
      let length = bytes.scalarLength(at: i, end: range.upperBound)
      clean += length == 0 ? [0xEF, 0xBF, 0xBD] : bytes[i..<i + length]
      i += max(1, length)
    }
    return clean
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
      offset: offset, message: "a key must be a word before a colon",
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

  static func duplicate(_ key: String, _ offset: Int) -> YAMLProblem {
    YAMLProblem(
      rule: "duplicate-key", offset: offset,
      message: "the key `\(key)` is there twice in one mapping", hint: "keep one of the two",
      isRefusal: true)
  }
}
