extension JSONValue {
  /// How a document is laid out.
  package enum Layout: Hashable, Sendable {
    /// One line, no spaces.
    case compact
    /// Two spaces a level, an element a line.
    case pretty
  }

  /// The document as text, without a newline at its end.
  package func text(_ layout: Layout = .pretty) -> String {
    var writer = JSONWriter(isPretty: layout == .pretty)
    writer.write(self, depth: 0)
    return String(decoding: writer.bytes, as: UTF8.self)
  }
}

/// Writes a document as RFC 8259 has it, in bytes: a backlog's history is many megabytes.
struct JSONWriter {
  var isPretty: Bool
  private(set) var bytes: [UInt8] = []

  init(isPretty: Bool) {
    self.isPretty = isPretty
  }

  /// Writes one value at a depth.
  mutating func write(_ value: JSONValue, depth: Int) {
    switch value {
    case .null: append("null")
    case .bool(let truth): append(truth ? "true" : "false")
    case .int(let number): append(String(number))
    case .double(let number): append(JSONWriter.text(of: number))
    case .string(let string): write(string)
    case .array(let values):
      writeList("[", "]", values, depth) { $0.write($1, depth: depth + 1) }
    case .object(let pairs):
      writeList("{", "}", pairs, depth) { writer, pair in
        writer.write(pair.0)
        writer.append(writer.isPretty ? ": " : ":")
        writer.write(pair.1, depth: depth + 1)
      }
    }
  }

  /// Writes an element of the outermost list, with what stands between it and the one before.
  mutating func write(_ value: JSONValue, inListAt position: Int) {
    if position > 0 { append(",") }
    breakLine(1)
    write(value, depth: 1)
  }

  private mutating func writeList<Element>(
    _ open: String, _ close: String, _ elements: [Element], _ depth: Int,
    _ element: (inout JSONWriter, Element) -> Void
  ) {
    append(open)
    for (index, item) in elements.enumerated() {
      if index > 0 { append(",") }
      breakLine(depth + 1)
      element(&self, item)
    }
    if !elements.isEmpty { breakLine(depth) }
    append(close)
  }

  private mutating func append(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  private mutating func breakLine(_ depth: Int) {
    guard isPretty else { return }
    bytes.append(UInt8(ascii: "\n"))
    bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: 2 * depth))
  }

  private mutating func write(_ string: String) {
    append("\"")
    defer { append("\"") }
    guard !JSONWriter.isPlain(string) else { return append(string) }
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": append("\\\"")
      case "\\": append("\\\\")
      case "\n": append("\\n")
      case "\r": append("\\r")
      case "\t": append("\\t")
      default:
        if JSONWriter.mustEscape(scalar) {
          append("\\u" + Hexadecimal.digits(scalar.value, count: 4))
        } else {
          bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
        }
      }
    }
  }

  /// Whether a text can stand as it is: what most texts are, found out without decoding.
  private static func isPlain(_ string: String) -> Bool {
    string.utf8.allSatisfy {
      $0 >= 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
    }
  }

  /// Control characters, the line separators that end a line of JavaScript, and what turns the
  /// direction of a terminal's line.
  private static func mustEscape(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }

  private static func text(of number: Double) -> String {
    guard number.isFinite else { return "null" }
    guard number == number.rounded(), abs(number) < 1e15 else { return "\(number)" }
    return String(Int(number))
  }
}
