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
    return writer.text
  }
}

/// Writes a document as RFC 8259 has it.
struct JSONWriter {
  var isPretty: Bool
  private(set) var text = ""

  init(isPretty: Bool) {
    self.isPretty = isPretty
  }

  /// Writes one value at a depth.
  mutating func write(_ value: JSONValue, depth: Int) {
    switch value {
    case .null: text += "null"
    case .bool(let truth): text += truth ? "true" : "false"
    case .int(let number): text += String(number)
    case .double(let number): text += JSONWriter.text(of: number)
    case .string(let string): write(string)
    case .array(let values):
      writeList("[", "]", values, depth) { $0.write($1, depth: depth + 1) }
    case .object(let pairs):
      writeList("{", "}", pairs, depth) { writer, pair in
        writer.write(pair.0)
        writer.text += writer.isPretty ? ": " : ":"
        writer.write(pair.1, depth: depth + 1)
      }
    }
  }

  private mutating func writeList<Element>(
    _ open: String, _ close: String, _ elements: [Element], _ depth: Int,
    _ element: (inout JSONWriter, Element) -> Void
  ) {
    text += open
    for (index, item) in elements.enumerated() {
      if index > 0 { text += "," }
      breakLine(depth + 1)
      element(&self, item)
    }
    if !elements.isEmpty { breakLine(depth) }
    text += close
  }

  private mutating func breakLine(_ depth: Int) {
    guard isPretty else { return }
    text += "\n" + String(repeating: "  ", count: depth)
  }

  private mutating func write(_ string: String) {
    text += "\""
    defer { text += "\"" }
    guard !JSONWriter.isPlain(string) else { return text += string }
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": text += "\\\""
      case "\\": text += "\\\\"
      case "\n": text += "\\n"
      case "\r": text += "\\r"
      case "\t": text += "\\t"
      default:
        if JSONWriter.mustEscape(scalar) {
          text += "\\u" + Hexadecimal.digits(scalar.value, count: 4)
        } else {
          text.unicodeScalars.append(scalar)
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
