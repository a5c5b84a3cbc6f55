/// Changes the value of one field in the style in which it is written.
struct ValueEdit {
  let document: TicketDocument
  let entry: FrontMatterEntry

  private var bytes: [UInt8] { document.bytes }
  private var range: Range<Int> { entry.valueRange }

  /// The edits that make the field say `value`.
  func edits(to value: FieldValue) -> [ByteEdit] {
    if range.isEmpty { return filling(value) }
    if startsBelowKey {
      if case .list(let items) = value, !items.isEmpty, case .list(let old) = entry.value,
        let edits = ListEdit(bytes: bytes, range: range, lineEnding: document.lineEnding)
          .edits(from: old, to: items)
      {
        return edits
      }
      return pullingUp(value)
    }
    if value == .null { return [ByteEdit(emptied, [])] }
    return [ByteEdit(range, Array(text(value).utf8) + gap(after: value))]
  }

  /// The space that a value without brackets or quotes needs before a comment that stood close.
  private func gap(after value: FieldValue) -> [UInt8] {
    guard bytes.byte(range.upperBound) == UInt8(ascii: "#"), let last = text(value).utf8.last,
      !"]}\"'".utf8.contains(last)
    else { return [] }
    return [.space]
  }

  /// Whether the value begins on a line below its key.
  private var startsBelowKey: Bool {
    bytes[min(entry.keyRange.upperBound, range.lowerBound)..<range.lowerBound].contains(.newline)
  }

  /// The value, and the space before it where nothing follows on the line.
  private var emptied: Range<Int> {
    let isLast = [nil, .newline, .carriageReturn].contains(bytes.byte(range.upperBound))
    let hasSpace = bytes[range.lowerBound - 1] == .space
    return range.lowerBound - (isLast && hasSpace ? 1 : 0)..<range.upperBound
  }

  /// Writes a value where none was.
  private func filling(_ value: FieldValue) -> [ByteEdit] {
    let text = Array(text(value).utf8)
    let place = range.lowerBound
    guard bytes.byte(place) == .space else { return [ByteEdit(place..<place, [.space] + text)] }
    let gap = bytes.byte(place + 1) == UInt8(ascii: "#") ? [UInt8.space] : []
    return [ByteEdit(place + 1..<place + 1, text + gap)]
  }

  /// Replaces what stands below the key by a value on its line, before the comment there.
  private func pullingUp(_ value: FieldValue) -> [ByteEdit] {
    let colon = bytes.skippingBlanks(entry.keyRange.upperBound, range.lowerBound) + 1
    let next = bytes.nextLine(after: colon, end: range.lowerBound)
    let lineEnd = bytes.contentEnd(from: colon, next: next)
    let text = Array(text(value).utf8)
    let insertion = ByteEdit(colon..<colon, text.isEmpty ? [] : [.space] + text)
    let rest = bytes.nextLine(after: range.upperBound, end: bytes.count)
    let restEnd = bytes.contentEnd(from: range.upperBound, next: rest)
    return [insertion, ByteEdit(lineEnd..<max(lineEnd, restEnd), [])]
  }

  private func text(_ value: FieldValue) -> String {
    switch value {
    case .scalar(let text):
      switch bytes.byte(range.lowerBound) {
      case UInt8(ascii: "\"") where !range.isEmpty: ScalarText.doubleQuoted(text)
      case UInt8(ascii: "'") where !range.isEmpty:
        ScalarText.singleQuoted(text) ?? ScalarText.doubleQuoted(text)
      default: ScalarText.plainOrQuoted(text, inFlow: false)
      }
    case .list(let items):
      FlowEdit(bytes: bytes, range: range).text(from: entry.value, to: items)
    default: ScalarText.inline(value)
    }
  }
}
