/// A cheap reading of three keys of a front matter that is plain throughout.
///
/// It answers only where there can be no two opinions; everything else is `TicketDocument`'s.
struct HeaderScan {
  /// The values as they stand, in the order of the keys asked for; nil where the key is not there.
  private(set) var values: [Range<Int>?]
  private let bytes: [UInt8]
  private let keys: [[UInt8]]

  /// Reads the header; nil where there is none, or one that is not plain.
  init?(_ bytes: [UInt8], keys: [[UInt8]]) {
    self.bytes = bytes
    self.keys = keys
    values = keys.map { _ in nil }
    guard var place = HeaderScan.afterOpening(bytes) else { return nil }
    while let end = lineEnd(from: place) {
      if isClosing(place..<end) { return }
      guard read(place..<end) else { return nil }
      place = end + 1
    }
    return nil
  }

  /// The text of a value.
  func text(_ index: Int) -> String? {
    values[index].map { String(decoding: bytes[$0], as: UTF8.self) }
  }

  private static func afterOpening(_ bytes: [UInt8]) -> Int? {
    let dashes = Array("---\n".utf8)
    return bytes.starts(with: dashes) ? dashes.count : nil
  }

  private func lineEnd(from start: Int) -> Int? {
    var place = start
    while place < bytes.count {
      if bytes[place] == UInt8(ascii: "\n") { return place }
      place += 1
    }
    return nil
  }

  private func isClosing(_ line: Range<Int>) -> Bool {
    line.count == 3 && bytes[line].allSatisfy { $0 == UInt8(ascii: "-") }
  }

  /// Reads one line `key: value`; false where it is anything else.
  private mutating func read(_ line: Range<Int>) -> Bool {
    var colon = line.lowerBound
    while colon < line.upperBound, isName(bytes[colon]) { colon += 1 }
    guard colon > line.lowerBound, colon + 2 < line.upperBound, isLetter(bytes[line.lowerBound]),
      bytes[colon] == UInt8(ascii: ":"), bytes[colon + 1] == UInt8(ascii: " ")
    else { return false }
    let value = (colon + 2)..<line.upperBound
    guard let index = keys.firstIndex(where: { isEqual($0, line.lowerBound..<colon) }) else {
      return isPlain(value) || isPlainList(value)
    }
    guard values[index] == nil, isPlain(value), !isNull(value) else { return false }
    values[index] = value
    return true
  }

  /// A scalar that needs no quotes in anybody's eyes: it starts with a letter or digit, ends with no
  /// blank or colon, and has no blank before `#` or after `:`.
  private func isPlain(_ value: Range<Int>) -> Bool {
    guard let first = value.first, isLetter(bytes[first]) || isDigit(bytes[first]) else {
      return false
    }
    var last: UInt8 = 0
    for place in value {
      let byte = bytes[place]
      guard byte >= 0x20, byte < 0x7F else { return false }
      if byte == UInt8(ascii: "#") || last == UInt8(ascii: ":") && byte == UInt8(ascii: " ") {
        return false
      }
      last = byte
    }
    return last != UInt8(ascii: " ") && last != UInt8(ascii: ":")
  }

  /// `[a, b]` of simple words.
  private func isPlainList(_ value: Range<Int>) -> Bool {
    guard value.count > 2, bytes[value.lowerBound] == UInt8(ascii: "["),
      bytes[value.upperBound - 1] == UInt8(ascii: "]")
    else { return false }
    var isInWord = false
    for place in (value.lowerBound + 1)..<(value.upperBound - 1) {
      let byte = bytes[place]
      if byte == UInt8(ascii: ",") {
        guard isInWord else { return false }
        isInWord = false
      } else if isLetter(byte) || isDigit(byte) {
        isInWord = true
      } else if byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") {
        guard isInWord else { return false }
      } else if byte != UInt8(ascii: " ") {
        return false
      }
    }
    return isInWord
  }

  private func isNull(_ value: Range<Int>) -> Bool {
    value.count == 4 && String(decoding: bytes[value], as: UTF8.self).lowercased() == "null"
  }

  private func isEqual(_ key: [UInt8], _ range: Range<Int>) -> Bool {
    key.count == range.count && key.elementsEqual(bytes[range])
  }

  private func isName(_ byte: UInt8) -> Bool {
    isLetter(byte) || isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
  }

  private func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }
}
