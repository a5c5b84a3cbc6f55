internal import TicketSyntax

extension FieldMap.Source {
  /// A value as the field has it: split where it is a list, and with the prefix.
  func value(_ raw: FieldValue) -> FieldValue {
    switch raw {
    case .null, .mapping: raw
    case .list(let values): .list(values.map(prefixed))
    case .scalar(let text): splitsText ? .list(parts(of: text).map(prefixed)) : prefixed(raw)
    }
  }

  private func parts(of text: String) -> [FieldValue] {
    text.split(separator: ",").map { .scalar(String($0.trimmed)) }.filter { !$0.isEmpty }
  }

  private func prefixed(_ value: FieldValue) -> FieldValue {
    guard case .scalar(let text) = value, !prefix.isEmpty, !text.isEmpty else { return value }
    return .scalar(prefix + text)
  }
}

extension StringProtocol {
  /// The text without white space at its ends.
  var trimmed: SubSequence {
    let head = drop { $0.isWhitespace }
    guard let last = head.lastIndex(where: { !$0.isWhitespace }) else { return head }
    return head[...last]
  }
}
