/// Changes a block list line by line: the items that stay at its beginning and its end keep their
/// lines, comments included.
struct ListEdit {
  let bytes: [UInt8]
  let range: Range<Int>
  let lineEnding: String

  /// Nil where the items don't stand on a line each.
  func edits(from old: [FieldValue], to new: [FieldValue]) -> [ByteEdit]? {
    let start = bytes.lineStart(of: range.lowerBound)
    let indent = bytes[start..<range.lowerBound]
    guard indent.allSatisfy({ $0 == .space }), let lines = itemLines(start, indent.count),
      lines.count == old.count
    else { return nil }
    let limit = min(old.count, new.count)
    let head = zip(old, new).prefix { $0 == $1 }.count
    let tail = min(limit - head, zip(old.reversed(), new.reversed()).prefix { $0 == $1 }.count)
    let kept = old.count - tail
    if kept - head == new.count - tail - head {
      return (head..<kept).filter { old[$0] != new[$0] }.map { index in
        ByteEdit(lines[index].value, Array(raw(new[index], over: lines[index].value).utf8))
      }
    }
    let added = new[head..<new.count - tail]
      .map { String(repeating: " ", count: indent.count) + "- " + raw($0, over: nil) + lineEnding }
    let place = head == 0 ? start : lines[head - 1].line.upperBound
    let first = head < kept ? lines[head].line.lowerBound : place
    let last = head < kept ? lines[kept - 1].line.upperBound : place
    return [ByteEdit(first..<last, Array(added.joined().utf8))]
  }

  private func raw(_ value: FieldValue, over old: Range<Int>?) -> String {
    if case .scalar(let text) = value, let old, let first = bytes.byte(old.lowerBound), !old.isEmpty
    {
      if first == UInt8(ascii: "\"") { return ScalarText.doubleQuoted(text) }
      if first == UInt8(ascii: "'"), let quoted = ScalarText.singleQuoted(text) { return quoted }
    }
    return value == .null ? "null" : ScalarText.inline(value)
  }

  private func itemLines(
    _ start: Int, _ indent: Int
  ) -> [(line: Range<Int>, value: Range<Int>)]? {
    var result: [(line: Range<Int>, value: Range<Int>)] = []
    let scanner = ScalarScanner(bytes: bytes)
    var line = start
    while line < range.upperBound {
      let next = bytes.nextLine(after: line, end: bytes.count)
      let end = bytes.contentEnd(from: line, next: next)
      let first = bytes.skippingBlanks(line, end)
      if first < end, bytes[first] != UInt8(ascii: "#") {
        guard first == line + indent, bytes[first] == UInt8(ascii: "-") else { return nil }
        let item = bytes.skippingBlanks(first + 1, end)
        var itemEnd = item
        guard item < end, scanner.value(at: &itemEnd, end: end) != nil else { return nil }
        result.append((line..<next, item..<itemEnd))
      }
      line = next
    }
    return result
  }
}
