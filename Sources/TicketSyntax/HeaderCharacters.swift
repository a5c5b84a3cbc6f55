/// Characters that no front matter may hold as they are: YAML forbids them, or takes them for the
/// end of a line where nobody sees one.
enum HeaderCharacters {
  static func problem(in bytes: [UInt8], range: Range<Int>) -> YAMLProblem? {
    guard let offset = firstForbidden(in: bytes, range: range) else { return nil }
    if bytes[offset] == .carriageReturn {
      return YAMLProblem(
        offset: offset, message: "a carriage return in the middle of a line",
        hint: "end lines with a line feed, or with a carriage return and a line feed")
    }
    let length = max(1, bytes.scalarLength(at: offset, end: range.upperBound))
    let scalar = bytes.text(offset..<offset + length).unicodeScalars.first ?? "\u{FFFD}"
    let code = String(scalar.value, radix: 16, uppercase: true)
    let name = "U+" + String(repeating: "0", count: max(0, 4 - code.count)) + code
    return YAMLProblem(
      offset: offset, message: "the invisible character \(name) in the front matter",
      hint: "delete it")
  }

  static func firstForbidden(in bytes: [UInt8], range: Range<Int>) -> Int? {
    guard !isPlain(bytes[range]) else { return nil }
    var i = range.lowerBound
    let end = range.upperBound
    while i < end {
      let byte = bytes[i]
      if byte >= 0x20, byte < 0x7F || byte > 0x7F && !isSuspect(byte) {
        i += 1
        continue
      }
      if isForbidden(bytes, i, end) { return i }
      i += 1
    }
    return nil
  }

  /// Whether all is printable ASCII and line feeds: looked at without a branch, as most headers are.
  private static func isPlain(_ bytes: ArraySlice<UInt8>) -> Bool {
    var others: UInt8 = 0
    for byte in bytes {
      others |= byte &- 0x20 >= 0x5F && byte != .newline ? 1 : 0
    }
    return others == 0
  }

  private static func isSuspect(_ byte: UInt8) -> Bool {
    byte == 0xC2 || byte == 0xE2 || byte == 0xEF
  }

  private static func isForbidden(_ bytes: [UInt8], _ i: Int, _ end: Int) -> Bool {
    let second = i + 1 < end ? bytes[i + 1] : 0
    let third = i + 2 < end ? bytes[i + 2] : 0
    switch bytes[i] {
    case .tab, .newline: return false
    case .carriageReturn: return second != .newline
    case 0xC2: return second >= 0x80 && second <= 0x9F
    case 0xE2: return second == 0x80 && (third == 0xA8 || third == 0xA9)
    case 0xEF: return second == 0xBB && third == 0xBF || second == 0xBF && third >= 0xBE
    default: return true
    }
  }
}
