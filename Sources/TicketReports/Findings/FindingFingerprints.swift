internal import TicketModel

/// Names findings so that the same offence has the same name tomorrow, wherever its line has moved.
struct FindingFingerprints {
  private var counts: [UInt64: Int] = [:]

  /// The name of the next finding: the rule, the ticket and the message count, and of equals the turn.
  mutating func next(for finding: Finding) -> String {
    let words = [finding.rule, finding.ticket ?? finding.path, finding.message]
    let hash = ByteHash(words.joined(separator: "\0").utf8).value
    let turn = counts[hash, default: 0] + 1
    counts[hash] = turn
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits + ":\(turn)"
  }
}
