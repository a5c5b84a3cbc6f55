/// How texts of files stand in messages.
extension String {
  /// The text between double quotes, cut where it is long.
  var quoted: String { "\"\(shortened(to: 60))\"" }

  /// At most that many characters, with an ellipsis where some were left out.
  func shortened(to limit: Int) -> String {
    let head = prefix(limit)
    return head.endIndex == endIndex ? self : head + "…"
  }
}

extension [String] {
  /// The texts in a row, at most that many.
  func listed(upTo limit: Int = 8) -> String {
    map { $0.shortened(to: 60) }.prefix(limit).joined(separator: ", ")
      + (count > limit ? " and \(count - limit) more" : "")
  }
}

extension StringProtocol {
  /// Whether there is nothing to see in it.
  var isBlank: Bool { allSatisfy(\.isWhitespace) }

  /// The text without white space at its ends.
  var trimmed: SubSequence {
    guard let first = firstIndex(where: { !$0.isWhitespace }),
      let last = lastIndex(where: { !$0.isWhitespace })
    else { return self[endIndex...] }
    return self[first...last]
  }
}
