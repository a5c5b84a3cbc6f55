/// Reads one field from the lines of a front matter whose YAML is broken.
enum RescuedLine {
  /// The text of the first line `key: value`.
  static func value(of key: String, in bytes: [UInt8], range: Range<Int>) -> String? {
    let wanted = Array((key + ":").utf8)
    var line = range.lowerBound
    while line < range.upperBound {
      let next = bytes.nextLine(after: line, end: range.upperBound)
      let end = bytes.contentEnd(from: line, next: next)
      let start = bytes.skippingBlanks(line, end)
      if bytes.hasBytes(wanted, at: start), start + wanted.count <= end,
        let text = text(bytes, bytes.skippingBlanks(start + wanted.count, end), end)
      {
        return text
      }
      line = next
    }
    return nil
  }

  private static func text(_ bytes: [UInt8], _ start: Int, _ end: Int) -> String? {
    guard start < end, bytes[start] != UInt8(ascii: "#") else { return nil }
    var position = start
    if let value = ScalarScanner(bytes: bytes).value(at: &position, end: end) { return value.text }
    var last = start
    while last < end, !(bytes[last] == UInt8(ascii: "#") && bytes[last - 1].isBlank) { last += 1 }
    var first = start
    if bytes[first] == UInt8(ascii: "\"") || bytes[first] == UInt8(ascii: "'") { first += 1 }
    last = bytes.trimmingBlanks(first, last)
    return first < last ? bytes.text(first..<last) : nil
  }
}
