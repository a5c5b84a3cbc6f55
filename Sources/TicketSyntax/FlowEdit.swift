/// Rewrites a flow list, keeping its padding and the spelling of the items that stay.
struct FlowEdit {
  let bytes: [UInt8]
  let range: Range<Int>

  func text(from old: FieldValue, to items: [FieldValue]) -> String {
    guard case .list(let olds) = old, bytes.byte(range.lowerBound) == UInt8(ascii: "["),
      let raws = rawItems(olds.count), !items.isEmpty
    else { return ScalarText.inline(.list(items)) }
    var left = Array(zip(olds, raws))
    let texts = items.map { item in
      guard let index = left.firstIndex(where: { $0.0 == item }) else {
        return ScalarText.inline(item, inFlow: true)
      }
      return left.remove(at: index).1
    }
    let inner = bytes.skippingBlanks(range.lowerBound + 1, range.upperBound)
    let last = bytes.trimmingBlanks(inner, range.upperBound - 1)
    let padding = olds.isEmpty ? ("", "") : (text(range.lowerBound + 1..<inner), closing(last))
    return "[" + padding.0 + texts.joined(separator: separator) + padding.1 + "]"
  }

  private func text(_ range: Range<Int>) -> String { bytes.text(range) }

  private func closing(_ last: Int) -> String { text(last..<max(last, range.upperBound - 1)) }

  /// `,` where the list is written without spaces.
  private var separator: String {
    let raw = bytes[range]
    guard let comma = raw.firstIndex(of: UInt8(ascii: ",")) else { return ", " }
    return bytes.isBlankOrEnd(comma + 1, range.upperBound) ? ", " : ","
  }

  /// The items as written, where they are as many as were read.
  private func rawItems(_ count: Int) -> [String]? {
    guard !bytes[range].contains(.newline) else { return nil }
    let scanner = ScalarScanner(bytes: bytes)
    var items: [String] = []
    var i = bytes.skippingBlanks(range.lowerBound + 1, range.upperBound)
    while i < range.upperBound - 1 {
      let start = i
      switch bytes[i] {
      case UInt8(ascii: "\""):
        guard let end = scanner.doubleQuotedEnd(i, range.upperBound) else { return nil }
        i = end
      case UInt8(ascii: "'"):
        guard let end = scanner.singleQuotedEnd(i, range.upperBound) else { return nil }
        i = end
      default:
        while i < range.upperBound - 1, bytes[i] != UInt8(ascii: ",") { i += 1 }
        i = bytes.trimmingBlanks(start, i)
      }
      items.append(bytes.text(start..<i))
      i = bytes.skippingBlanks(i, range.upperBound)
      if i < range.upperBound - 1, bytes[i] == UInt8(ascii: ",") {
        i = bytes.skippingBlanks(i + 1, range.upperBound)
      }
    }
    return items.count == count ? items : nil
  }
}
