/// Reads the common scalars and flow lists that stand on one line; nil means "ask the full parser".
struct ScalarScanner {
  let bytes: [UInt8]

  /// A value that begins at `position` and its end.
  func value(at position: inout Int, end: Int) -> FieldValue? {
    switch bytes[position] {
    case UInt8(ascii: "\""): doubleQuoted(at: &position, end: end)
    case UInt8(ascii: "'"): singleQuoted(at: &position, end: end)
    case UInt8(ascii: "["): flowList(at: &position, end: end)
    default: plain(at: &position, end: end)
    }
  }

  /// A scalar in block context.
  func scalar(at position: inout Int, end: Int) -> FieldValue? {
    bytes[position] == UInt8(ascii: "[") ? nil : value(at: &position, end: end)
  }

  func plain(at position: inout Int, end: Int) -> FieldValue? {
    guard isPlainStart(position, end) else { return nil }
    let start = position
    var last = start
    var i = start
    while i < end {
      let byte = bytes[i]
      if byte == UInt8(ascii: ":"), bytes.isBlankOrEnd(i + 1, end) { return nil }
      if byte == UInt8(ascii: "#"), bytes[i - 1].isBlank { break }
      i += 1
      if !byte.isBlank { last = i }
    }
    position = last
    return Self.plainValue(bytes.text(start..<last))
  }

  private func isPlainStart(_ position: Int, _ end: Int) -> Bool {
    switch Unicode.Scalar(bytes[position]) {
    case ",", "[", "]", "{", "}", "#", "&", "*", "!", "|", ">", "'", "\"", "%", "@", "`", " ", "\t":
      false
    case "-", "?", ":": !bytes.isBlankOrEnd(position + 1, end)
    default: true
    }
  }

  /// What plain text stands for: the spellings of null, or itself.
  static func plainValue(_ text: String) -> FieldValue {
    switch text {
    case "", "~", "null", "Null", "NULL": .null
    default: .scalar(text)
    }
  }

  func singleQuoted(at position: inout Int, end: Int) -> FieldValue? {
    let start = position + 1
    var i = start
    var hasQuotes = false
    while i < end {
      if bytes[i] == UInt8(ascii: "'") {
        guard i + 1 < end, bytes[i + 1] == UInt8(ascii: "'") else {
          position = i + 1
          let raw = bytes[start..<i]
          return .scalar(hasQuotes ? Self.halvingQuotes(raw) : String(decoding: raw, as: UTF8.self))
        }
        hasQuotes = true
        i += 1
      }
      i += 1
    }
    return nil
  }

  private static func halvingQuotes(_ raw: ArraySlice<UInt8>) -> String {
    var result: [UInt8] = []
    var skips = false
    for byte in raw {
      if byte == UInt8(ascii: "'"), skips {
        skips = false
      } else {
        result.append(byte)
        skips = byte == UInt8(ascii: "'")
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  func doubleQuoted(at position: inout Int, end: Int) -> FieldValue? {
    let start = position + 1
    var i = start
    var unescaped: [UInt8]?
    while i < end {
      let byte = bytes[i]
      if byte == UInt8(ascii: "\"") {
        position = i + 1
        return .scalar(
          unescaped.map { String(decoding: $0, as: UTF8.self) } ?? bytes.text(start..<i))
      }
      if byte == UInt8(ascii: "\\") {
        guard i + 1 < end, let plain = Self.simpleEscape(bytes[i + 1]) else { return nil }
        unescaped = (unescaped ?? Array(bytes[start..<i])) + [plain]
        i += 2
      } else {
        unescaped?.append(byte)
        i += 1
      }
    }
    return nil
  }

  private static func simpleEscape(_ byte: UInt8) -> UInt8? {
    switch Unicode.Scalar(byte) {
    case "\"", "\\", "/": byte
    case "n": .newline
    case "t": .tab
    default: nil
    }
  }

  func flowList(at position: inout Int, end: Int) -> FieldValue? {
    var items: [FieldValue] = []
    var i = bytes.skippingBlanks(position + 1, end)
    while i < end {
      if bytes[i] == UInt8(ascii: "]") {
        position = i + 1
        return .list(items)
      }
      guard let item = flowItem(at: &i, end: end) else { return nil }
      items.append(item)
      i = bytes.skippingBlanks(i, end)
      guard i < end else { return nil }
      if bytes[i] == UInt8(ascii: ",") {
        i = bytes.skippingBlanks(i + 1, end)
      } else if bytes[i] != UInt8(ascii: "]") {
        return nil
      }
    }
    return nil
  }

  private func flowItem(at position: inout Int, end: Int) -> FieldValue? {
    switch bytes[position] {
    case UInt8(ascii: "\""): return doubleQuoted(at: &position, end: end)
    case UInt8(ascii: "'"): return singleQuoted(at: &position, end: end)
    case UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "?"): return nil
    default: break
    }
    guard isPlainStart(position, end) else { return nil }
    let start = position
    var i = start
    while i < end {
      switch Unicode.Scalar(bytes[i]) {
      case ",", "]":
        position = bytes.trimmingBlanks(start, i)
        return Self.plainValue(bytes.text(start..<position))
      case "[", "{", "}", "?": return nil
      case "#" where bytes[i - 1].isBlank: return nil
      case ":" where i + 1 >= end || !(bytes[i + 1].isWord || bytes[i + 1] == UInt8(ascii: "/")):
        return nil
      default: i += 1
      }
    }
    return nil
  }
}
