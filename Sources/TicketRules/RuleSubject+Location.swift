internal import TicketModel
internal import TicketSyntax

extension RuleSubject {
  /// Where a word stands in a field's value; the value's own place where it is not found as written.
  func location(of word: String, in field: String) -> SourceLocation {
    let document = ticket.document
    guard let range = document[ticket.key(of: field)]?.valueRange,
      let offset = document.bytes.offset(ofWord: Array(word.utf8), in: range)
    else { return ticket.location(of: field) }
    return document.location(ofByte: offset)
  }
}

extension [UInt8] {
  /// Where a word begins that no letter, digit or hyphen touches; nil where it is not in the range.
  fileprivate func offset(ofWord word: [UInt8], in range: Range<Int>) -> Int? {
    let range = range.clamped(to: 0..<count)
    guard !word.isEmpty, range.count >= word.count else { return nil }
    return (range.lowerBound...(range.upperBound - word.count)).first { start in
      let end = start + word.count
      return self[start] == word[0] && self[start..<end] == word[...]
        && (start == range.lowerBound || !self[start - 1].continuesID)
        && (end == range.upperBound || !self[end].continuesID)
    }
  }
}

extension UInt8 {
  fileprivate var continuesID: Bool {
    switch self {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), 0x80...:
      true
    default:
      false
    }
  }
}
