internal import TicketModel

/// Reads a document of RFC 8259; deep nesting and damage are errors, never a crash.
struct JSONParser {
  /// What is wrong, and where.
  struct Failure: Error {
    var message: String
    /// The byte, from 0.
    var offset: Int
  }

  private let bytes: [UInt8]
  private var at = 0
  private static let deepest = 200

  private init(_ bytes: [UInt8], from start: Int) {
    self.bytes = bytes
    at = start
  }

  /// Reads one document.
  static func parse(_ bytes: [UInt8]) throws(Failure) -> JSONValue {
    var parser = JSONParser(bytes, from: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
    let value = try parser.value(depth: 0)
    parser.skipSpace()
    guard parser.at == bytes.count else { throw parser.failure("something follows the document") }
    return value
  }

  /// The elements of a list at the top, each with the byte that it begins at.
  static func elements(_ bytes: [UInt8]) throws(Failure) -> [(value: JSONValue, offset: Int)] {
    var parser = JSONParser(bytes, from: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0)
    parser.skipSpace()
    try parser.expect("[")
    var elements: [(value: JSONValue, offset: Int)] = []
    parser.skipSpace()
    if parser.take("]") { return elements }
    repeat {
      parser.skipSpace()
      let offset = parser.at
      elements.append((try parser.value(depth: 1), offset))
      parser.skipSpace()
    } while parser.take(",")
    try parser.expect("]")
    return elements
  }

  private func failure(_ message: String) -> Failure { Failure(message: message, offset: at) }

  private var next: UInt8? { at < bytes.count ? bytes[at] : nil }

  private mutating func skipSpace() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { at += 1 }
  }

  private mutating func take(_ mark: Unicode.Scalar) -> Bool {
    guard next == UInt8(ascii: mark) else { return false }
    at += 1
    return true
  }

  private mutating func expect(_ mark: Unicode.Scalar) throws(Failure) {
    guard take(mark) else { throw failure("expected \(mark)") }
  }

  private mutating func value(depth: Int) throws(Failure) -> JSONValue {
    guard depth < JSONParser.deepest else { throw failure("nested too deep") }
    skipSpace()
    switch next {
    case UInt8(ascii: "{"): return try object(depth)
    case UInt8(ascii: "["): return try array(depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case nil: throw failure("the document ends too early")
    default: return try number()
    }
  }

  private mutating func word(_ text: String, _ value: JSONValue) throws(Failure) -> JSONValue {
    guard bytes[at...].starts(with: text.utf8) else { throw failure("expected a value") }
    at += text.utf8.count
    return value
  }

  private mutating func object(_ depth: Int) throws(Failure) -> JSONValue {
    at += 1
    var pairs: [(String, JSONValue)] = []
    skipSpace()
    if take("}") { return .object(pairs) }
    repeat {
      skipSpace()
      guard next == UInt8(ascii: "\"") else { throw failure("expected a key") }
      let key = try string()
      skipSpace()
      try expect(":")
      pairs.append((key, try value(depth: depth + 1)))
      skipSpace()
    } while take(",")
    try expect("}")
    return .object(pairs)
  }

  private mutating func array(_ depth: Int) throws(Failure) -> JSONValue {
    at += 1
    var values: [JSONValue] = []
    skipSpace()
    if take("]") { return .array(values) }
    repeat {
      values.append(try value(depth: depth + 1))
      skipSpace()
    } while take(",")
    try expect("]")
    return .array(values)
  }

  private mutating func number() throws(Failure) -> JSONValue {
    let start = at
    while let byte = next, "+-.eE0123456789".utf8.contains(byte) { at += 1 }
    let text = String(decoding: bytes[start..<at], as: UTF8.self)
    if let whole = Int(text) { return .int(whole) }
    guard let number = Double(text), !text.isEmpty else { throw failure("expected a value") }
    return .double(number)
  }

  private mutating func string() throws(Failure) -> String {
    at += 1
    var text: [UInt8] = []
    while let byte = next {
      at += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &text)
      default: text.append(byte)
      }
    }
    throw failure("a text is not closed")
  }

  private mutating func escape(into text: inout [UInt8]) throws(Failure) {
    guard let byte = next else { throw failure("a text is not closed") }
    at += 1
    switch byte {
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "u"): text += String(Character(try scalar())).utf8
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    default: throw failure("an unknown escape")
    }
  }

  /// `00e9`, or the two halves of a pair; a half alone is the replacement character.
  private mutating func scalar() throws(Failure) -> Unicode.Scalar {
    let first = try unit()
    guard (0xD800..<0xDC00).contains(first) else {
      return Unicode.Scalar(first) ?? "\u{FFFD}"
    }
    guard bytes[at...].starts(with: "\\u".utf8) else { return "\u{FFFD}" }
    at += 2
    let second = try unit()
    guard (0xDC00..<0xE000).contains(second) else { return "\u{FFFD}" }
    return Unicode.Scalar(0x10000 + (first - 0xD800) * 0x400 + second - 0xDC00) ?? "\u{FFFD}"
  }

  private mutating func unit() throws(Failure) -> UInt32 {
    guard at + 4 <= bytes.count,
      let value = UInt32(String(decoding: bytes[at..<at + 4], as: UTF8.self), radix: 16)
    else { throw failure("an escape needs four digits") }
    at += 4
    return value
  }
}
