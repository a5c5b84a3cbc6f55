extension TicketDocument {
  /// The file with one word in its body replaced by another, wherever it stands as a whole word; the
  /// file itself where it does not.
  ///
  /// ASCII letters are compared without case. A word is whole where neither letters, digits nor marks
  /// touch it, nor a hyphen or a dot that goes on with one of them: `P3-1` is not in `P3-10`, `P3-1-A`
  /// or `P3-1.2`, but is in `P3-1.` and `P3-1.md`. What stands in a web address stays.
  public func replacingMentions(of word: String, with other: String) -> TicketDocument {
    let places = MentionScan(bytes: bytes, word: Array(word.utf8)).places(from: bodyStart)
    guard !places.isEmpty, word != other else { return self }
    let replacement = Array(other.utf8)
    return TicketDocument(bytes: bytes.applying(places.map { ByteEdit($0, replacement) }))
  }
}

/// Looks for a word in a text.
private struct MentionScan {
  let bytes: [UInt8]
  let word: [UInt8]

  func places(from start: Int) -> [Range<Int>] {
    guard let first = word.first?.folded else { return [] }
    var found: [Range<Int>] = []
    var i = start
    while i + word.count <= bytes.count {
      if bytes[i].folded == first, isWord(at: i) {
        found.append(i..<i + word.count)
        i += word.count
      } else {
        i += 1
      }
    }
    return found
  }

  private func isWord(at start: Int) -> Bool {
    let end = start + word.count
    return (1..<word.count).allSatisfy { bytes[start + $0].folded == word[$0].folded }
      && !isContinued(before: start) && !isContinued(after: end) && !isInAddress(start)
  }

  private func isContinued(before start: Int) -> Bool {
    guard let last = scalar(before: start) else { return false }
    let isJoint = last == "-" || last == "." || last == "_"
    return isJoint
      ? scalar(before: start - 1).map(Self.isWordPart) ?? false : Self.isWordPart(last)
  }

  private func isContinued(after end: Int) -> Bool {
    guard let next = scalar(at: end) else { return false }
    switch next {
    case "-", "_": return scalar(at: end + 1).map(Self.isWordPart) ?? false
    case ".": return bytes.byte(end + 1)?.isDigit ?? false
    default: return Self.isWordPart(next)
    }
  }

  /// Letters of scripts without spaces between words, such as Japanese, touch no word.
  private static func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isCased || ("0"..."9").contains(scalar)
      || scalar.properties.generalCategory == .nonspacingMark
  }

  private func isInAddress(_ start: Int) -> Bool {
    var i = start
    while i > 0, bytes[i - 1] > .space, !"<>()[]\"'`".utf8.contains(bytes[i - 1]) { i -= 1 }
    return i < start && bytes[i..<start].contains(UInt8(ascii: ":"))
      && (i..<start).contains { bytes.hasText("://", at: $0) }
  }

  private func scalar(at offset: Int) -> Unicode.Scalar? {
    guard offset < bytes.count else { return nil }
    let length = Swift.max(1, bytes.scalarLength(at: offset, end: bytes.count))
    return bytes.text(offset..<offset + length).unicodeScalars.first
  }

  private func scalar(before offset: Int) -> Unicode.Scalar? {
    guard offset > 0, offset <= bytes.count else { return nil }
    var start = offset - 1
    while start > 0, offset - start < 4, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    return scalar(at: start)
  }
}

extension UInt8 {
  /// An ASCII capital in lower case; any other byte as it is.
  fileprivate var folded: UInt8 { self >= 0x41 && self <= 0x5A ? self | 0x20 : self }
}
