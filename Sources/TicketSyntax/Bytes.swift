extension UInt8 {
  static let tab: UInt8 = 0x09
  static let newline: UInt8 = 0x0A
  static let carriageReturn: UInt8 = 0x0D
  static let space: UInt8 = 0x20

  var isBlank: Bool { self == .space || self == .tab }
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isWord: Bool {
    isDigit || (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A || self == 0x5F || self >= 0x80
  }
}

extension [UInt8] {
  static let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]

  /// The byte at an offset; nil outside.
  func byte(_ offset: Int) -> UInt8? { indices.contains(offset) ? self[offset] : nil }

  /// Whether a blank, a line ending or the end stands at an offset.
  func isBlankOrEnd(_ offset: Int, _ end: Int) -> Bool {
    guard offset < end, let byte = byte(offset) else { return true }
    return byte.isBlank || byte == .newline || byte == .carriageReturn
  }

  /// The offset after the next line feed, or `end`.
  func nextLine(after offset: Int, end: Int) -> Int {
    var i = offset
    while i < end {
      if self[i] == .newline { return i + 1 }
      i += 1
    }
    return end
  }

  /// The first byte of the line that holds an offset.
  func lineStart(of offset: Int) -> Int {
    var i = Swift.min(offset, count)
    while i > 0, self[i - 1] != .newline { i -= 1 }
    return i
  }

  /// The end of a line's content: before the LF or CRLF with which `next` is reached.
  func contentEnd(from start: Int, next: Int) -> Int {
    var end = next
    if end > start, self[end - 1] == .newline {
      end -= 1
      if end > start, self[end - 1] == .carriageReturn { end -= 1 }
    }
    return end
  }

  /// The first offset at or after one that isn't a space or a tab.
  func skippingBlanks(_ offset: Int, _ end: Int) -> Int {
    var i = offset
    while i < end, self[i].isBlank { i += 1 }
    return i
  }

  /// The end of a range without the spaces and tabs at its end.
  func trimmingBlanks(_ start: Int, _ end: Int) -> Int {
    var i = end
    while i > start, self[i - 1].isBlank { i -= 1 }
    return i
  }

  /// Whether the bytes of a text stand at an offset.
  func hasText(_ text: StaticString, at offset: Int) -> Bool {
    hasBytes("\(text)".utf8, at: offset)
  }

  /// Whether certain bytes stand at an offset.
  func hasBytes(_ wanted: some Collection<UInt8>, at offset: Int) -> Bool {
    guard offset >= 0, offset <= count, wanted.count <= count - offset else { return false }
    return self[offset..<offset + wanted.count].elementsEqual(wanted)
  }

  /// The decoded bytes of a range; what isn't UTF-8 is shown as U+FFFD.
  func text(_ range: Range<Int>) -> String {
    String(decoding: self[range.clamped(to: indices)], as: UTF8.self)
  }

  /// The length of the UTF-8 sequence at an offset; 0 where there is no valid one.
  func scalarLength(at offset: Int, end: Int) -> Int {
    let lead = self[offset]
    if lead < 0x80 { return 1 }
    let length = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
    guard length > 0, length <= end - offset else { return 0 }
    for i in offset + 1..<offset + length where self[i] & 0xC0 != 0x80 { return 0 }
    let second = self[offset + 1]
    switch lead {
    case 0xE0 where second < 0xA0, 0xED where second > 0x9F: return 0
    case 0xF0 where second < 0x90, 0xF4 where second > 0x8F: return 0
    default: return length
    }
  }

  /// How many Unicode scalars stand in a range; a byte that isn't UTF-8 counts as one.
  func scalarCount(_ range: Range<Int>) -> Int {
    var i = range.lowerBound
    var count = 0
    while i < range.upperBound {
      i += Swift.max(1, scalarLength(at: i, end: range.upperBound))
      count += 1
    }
    return count
  }

  /// The first byte in a range that isn't part of valid UTF-8.
  func firstInvalid(in range: Range<Int>) -> Int? {
    var i = range.lowerBound
    while i < range.upperBound {
      let length = scalarLength(at: i, end: range.upperBound)
      if length == 0 { return i }
      i += length
    }
    return nil
  }
}
