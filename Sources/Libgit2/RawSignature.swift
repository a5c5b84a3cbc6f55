/// Who did something, and when, as a raw commit says it.
package struct RawSignature: Hashable, Sendable {
  /// The name, trimmed.
  package var name: String
  /// The address, without its angle brackets.
  package var mail: String
  /// Seconds since 1970; 0 where the header is broken.
  package var seconds: Int64
  /// The zone's offset in minutes east of Greenwich; 0 where the header is broken.
  package var offsetMinutes: Int

  init(_ line: UnsafeRawBufferPointer, encoding: TextEncoding) {
    let opening = unsafe line.firstIndex(of: UInt8(ascii: "<"), from: 0) ?? line.count
    let mailStart = min(opening + 1, line.count)
    let closing = unsafe line.firstIndex(of: UInt8(ascii: ">"), from: mailStart) ?? line.count
    let mailEnd = max(mailStart, closing)
    name = unsafe trimmed(encoding.decode(line.part(0..<opening)))
    mail = unsafe trimmed(encoding.decode(line.part(mailStart..<mailEnd)))
    (seconds, offsetMinutes) = unsafe RawSignature.time(of: line)
  }

  /// The time at the end of a header's line, after its last `>`; zeros where there is none.
  static func time(of line: UnsafeRawBufferPointer) -> (seconds: Int64, offsetMinutes: Int) {
    guard let closing = unsafe line.lastIndex(of: UInt8(ascii: ">")) else { return (0, 0) }
    let rest = unsafe line.part((closing + 1)..<line.count)
    var place = 0
    guard let seconds = unsafe number(in: rest, &place) else { return (0, 0) }
    guard let zone = unsafe number(in: rest, &place), abs(zone) <= 9999 else {
      return (seconds, 0)
    }
    return (seconds, Int(zone / 100 * 60 + zone % 100))
  }

  /// The next number after blanks, with or without a sign; nil for anything else or an overflow.
  private static func number(in text: UnsafeRawBufferPointer, _ place: inout Int) -> Int64? {
    while place < text.count, unsafe text[place] == UInt8(ascii: " ") { place += 1 }
    var isNegative = false
    if place < text.count,
      unsafe text[place] == UInt8(ascii: "-") || text[place] == UInt8(ascii: "+")
    {
      isNegative = unsafe text[place] == UInt8(ascii: "-")
      place += 1
    }
    let start = place
    var value: Int64 = 0
    while place < text.count {
      let digit = unsafe text[place] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      let (product, overflows) = value.multipliedReportingOverflow(by: 10)
      let (sum, overflowsToo) = product.addingReportingOverflow(Int64(digit))
      guard !overflows, !overflowsToo else { return nil }
      value = sum
      place += 1
    }
    guard place > start else { return nil }
    return isNegative ? -value : value
  }
}

private func trimmed(_ text: String) -> String {
  guard let first = text.firstIndex(where: { !$0.isWhitespace }),
    let last = text.lastIndex(where: { !$0.isWhitespace })
  else { return "" }
  return String(text[first...last])
}
