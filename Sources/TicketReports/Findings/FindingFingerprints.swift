internal import TicketModel

/// Names findings so that the same offence has the same name tomorrow, wherever its line has moved.
struct FindingFingerprints {
  private var counts: [UInt64: Int] = [:]

  /// The name of the next finding: the rule, the ticket and the message count, and of equals the turn.
  mutating func next(for finding: Finding) -> String {
    let words = [finding.rule, finding.ticket ?? finding.path, finding.message]
    let hash = FindingFingerprints.hash(words.joined(separator: "\0"))
    let turn = counts[hash, default: 0] + 1
    counts[hash] = turn
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits + ":\(turn)"
  }

  /// FNV-1a of 64 bits: the same on every machine, unlike Swift's own.
  private static func hash(_ text: String) -> UInt64 {
    text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
