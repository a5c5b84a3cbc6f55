/// Where the front matter stands in a file's bytes.
struct HeaderBlock: Sendable {
  /// The lines between the fences, the last line ending included.
  let content: Range<Int>
  /// The first byte below the closing fence; the content's end where it isn't closed.
  let bodyStart: Int
  /// Whether there is a closing `---`.
  let isClosed: Bool

  /// The front matter of a file: a first line `---` with a closing one, or with a key below it.
  static func find(in bytes: [UInt8]) -> HeaderBlock? {
    let first = bytes.hasBytes([UInt8].byteOrderMark, at: 0) ? 3 : 0
    guard bytes.hasText("---", at: first) else { return nil }
    let start = bytes.nextLine(after: first, end: bytes.count)
    guard isFence(bytes, first, start), start > first + 3, bytes[start - 1] == .newline else {
      return nil
    }
    var line = start
    while line < bytes.count {
      let next = bytes.nextLine(after: line, end: bytes.count)
      if isFence(bytes, line, next) {
        return HeaderBlock(content: start..<line, bodyStart: next, isClosed: true)
      }
      line = next
    }
    return unclosed(bytes, start)
  }

  private static func isFence(_ bytes: [UInt8], _ line: Int, _ next: Int) -> Bool {
    guard next - line >= 3, bytes.hasText("---", at: line) else { return false }
    let end = bytes.contentEnd(from: line, next: next)
    return bytes.skippingBlanks(line + 3, end) == end
  }

  private static func unclosed(_ bytes: [UInt8], _ start: Int) -> HeaderBlock? {
    guard keyEnd(bytes, start) != nil else { return nil }
    var line = start
    while line < bytes.count {
      let next = bytes.nextLine(after: line, end: bytes.count)
      let end = bytes.contentEnd(from: line, next: next)
      if bytes.skippingBlanks(line, end) == end { break }
      line = next
    }
    return HeaderBlock(content: start..<line, bodyStart: line, isClosed: false)
  }

  /// The first byte of the content that is neither white space nor a comment's; nil where there is none.
  func firstByte(_ bytes: [UInt8]) -> UInt8? {
    var line = content.lowerBound
    while line < content.upperBound {
      let next = bytes.nextLine(after: line, end: content.upperBound)
      let end = bytes.contentEnd(from: line, next: next)
      let first = bytes.skippingBlanks(line, end)
      if first < end, bytes[first] != UInt8(ascii: "#") { return bytes[first] }
      line = next
    }
    return nil
  }

  /// The end of a plain key at the beginning of a line, where its colon stands.
  static func keyEnd(_ bytes: [UInt8], _ line: Int) -> Int? {
    var i = line
    guard i < bytes.count, bytes[i].isWord else { return nil }
    while i < bytes.count, i - line <= 128 {
      let byte = bytes[i]
      if byte == UInt8(ascii: ":") { return bytes.isBlankOrEnd(i + 1, bytes.count) ? i : nil }
      guard
        byte.isWord || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
          || byte == UInt8(ascii: "/")
      else {
        return nil
      }
      i += 1
    }
    return nil
  }
}
