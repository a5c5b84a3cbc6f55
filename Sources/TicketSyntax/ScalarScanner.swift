/// Reads the common scalars and flow lists that stand on one line; nil means "ask the full parser".
struct ScalarScanner {
  let bytes: [UInt8]

  /// A value that begins at `position`, which is moved to its end.
  func value(at position: inout Int, end: Int) -> FieldValue? {
    guard let last = self.end(at: position, end) else { return nil }
    defer { position = last }
    return value(position..<last)
  }
}

// MARK: - Where values end

extension ScalarScanner {
  /// The end of the value that begins at an offset.
  func end(at position: Int, _ end: Int) -> Int? {
    switch bytes[position] {
    case UInt8(ascii: "\""): doubleQuotedEnd(position, end)
    case UInt8(ascii: "'"): singleQuotedEnd(position, end)
    case UInt8(ascii: "["): flowListEnd(position, end)
    default: plainEnd(position, end)
    }
  }

  func plainEnd(_ start: Int, _ end: Int) -> Int? {
    guard isPlainStart(start, end) else { return nil }
    var last = start
    var i = start
    while i < end {
      let byte = bytes[i]
      if byte == UInt8(ascii: ":"), bytes.isBlankOrEnd(i + 1, end) { return nil }
      if byte == UInt8(ascii: "#"), bytes[i - 1].isBlank { break }
      i += 1
      if !byte.isBlank { last = i }
    }
    return last
  }

  private func isPlainStart(_ position: Int, _ end: Int) -> Bool {
    switch Unicode.Scalar(bytes[position]) {
    case ",", "[", "]", "{", "}", "#", "&", "*", "!", "|", ">", "'", "\"", "%", "@", "`", " ", "\t":
      false
    case "-", "?", ":": !bytes.isBlankOrEnd(position + 1, end)
    default: true
    }
  }

  func singleQuotedEnd(_ start: Int, _ end: Int) -> Int? {
    var i = start + 1
    while i < end {
      if bytes[i] == UInt8(ascii: "'") {
        guard i + 1 < end, bytes[i + 1] == UInt8(ascii: "'") else { return i + 1 }
        i += 1
      }
      i += 1
    }
    return nil
  }

  func doubleQuotedEnd(_ start: Int, _ end: Int) -> Int? {
    var i = start + 1
    while i < end {
      if bytes[i] == UInt8(ascii: "\"") { return i + 1 }
      if bytes[i] == UInt8(ascii: "\\") {
        guard i + 1 < end, Self.simpleEscape(bytes[i + 1]) != nil else { return nil }
        i += 1
      }
      i += 1
    }
    return nil
  }

  private func flowListEnd(_ start: Int, _ end: Int) -> Int? {
    var i = bytes.skippingBlanks(start + 1, end)
    while i < end {
      if bytes[i] == UInt8(ascii: "]") { return i + 1 }
      guard let item = flowItemEnd(i, end) else { return nil }
      i = bytes.skippingBlanks(item, end)
      guard i < end else { return nil }
      if bytes[i] == UInt8(ascii: ",") {
        i = bytes.skippingBlanks(i + 1, end)
      } else if bytes[i] != UInt8(ascii: "]") {
        return nil
      }
    }
    return nil
  }

  private func flowItemEnd(_ start: Int, _ end: Int) -> Int? {
    switch bytes[start] {
    case UInt8(ascii: "\""): return doubleQuotedEnd(start, end)
    case UInt8(ascii: "'"): return singleQuotedEnd(start, end)
    case UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "?"): return nil
    default: break
    }
    guard isPlainStart(start, end) else { return nil }
    var i = start
    while i < end {
      switch Unicode.Scalar(bytes[i]) {
      case ",", "]": return bytes.trimmingBlanks(start, i)
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

// MARK: - What they say

extension ScalarScanner {
  /// What stands in a range that `end(at:_:)` found.
  func value(_ range: Range<Int>) -> FieldValue {
    switch bytes[range.lowerBound] {
    case UInt8(ascii: "\""): .scalar(doubleQuoted(range))
    case UInt8(ascii: "'"): .scalar(singleQuoted(range))
    case UInt8(ascii: "["): .list(items(range))
    default: Self.plainValue(bytes.text(range))
    }
  }

  /// What plain text stands for: the spellings of null, or itself.
  static func plainValue(_ text: String) -> FieldValue {
    switch text {
    case "", "~", "null", "Null", "NULL": .null
    default: .scalar(text)
    }
  }

  private func singleQuoted(_ range: Range<Int>) -> String {
    let raw = bytes[range].dropFirst().dropLast()
    guard raw.contains(UInt8(ascii: "'")) else { return String(decoding: raw, as: UTF8.self) }
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

  private func doubleQuoted(_ range: Range<Int>) -> String {
    let raw = bytes[range].dropFirst().dropLast()
    guard raw.contains(UInt8(ascii: "\\")) else { return String(decoding: raw, as: UTF8.self) }
    var result: [UInt8] = []
    var isEscaped = false
    for byte in raw {
      if isEscaped {
        result.append(Self.simpleEscape(byte) ?? byte)
        isEscaped = false
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
      } else {
        result.append(byte)
      }
    }
    return String(decoding: result, as: UTF8.self)
  }

  private static func simpleEscape(_ byte: UInt8) -> UInt8? {
    switch Unicode.Scalar(byte) {
    case "\"", "\\", "/": byte
    case "n": .newline
    case "t": .tab
    default: nil
    }
  }

  private func items(_ range: Range<Int>) -> [FieldValue] {
    var items: [FieldValue] = []
    let end = range.upperBound
    var i = bytes.skippingBlanks(range.lowerBound + 1, end)
    while i < end, bytes[i] != UInt8(ascii: "]"), let item = flowItemEnd(i, end) {
      items.append(value(i..<item))
      i = bytes.skippingBlanks(item, end)
      if i < end, bytes[i] == UInt8(ascii: ",") { i = bytes.skippingBlanks(i + 1, end) }
    }
    return items
  }
}
