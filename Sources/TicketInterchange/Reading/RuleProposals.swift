/// What a document says about the backlog's own rules.
struct RuleProposals {
  /// The lines, in order.
  var lines: [String] = []
  /// The values that estimates may have, where the document lists them.
  private(set) var scale: [Int] = []

  /// Reads `Estimates: Fibonacci (1,2,3,5,8)`; false for any other line.
  mutating func takeScale(_ text: String) -> Bool {
    guard text.utf8.count < 500 else { return false }
    let folded = Folding.fold(text)
    guard ["estim", "fibonacci", "story points"].contains(where: { folded.contains($0) }),
      let open = folded.firstIndex(of: "("), let close = folded[open...].firstIndex(of: ")")
    else { return false }
    let parts = folded[folded.index(after: open)..<close].split { ",;/".contains($0) }
    let numbers = parts.compactMap { Int(String($0).trimmed(of: " ")) }
    guard numbers.count >= 3, numbers.count == parts.count, numbers == numbers.sorted() else {
      return false
    }
    if scale.isEmpty { scale = numbers }
    return true
  }
}
