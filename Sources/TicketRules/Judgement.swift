package import TicketModel

/// What the rules say of tickets.
package struct Judgement: Hashable, Sendable {
  /// What is to be cured, by path, place and rule.
  package var findings: [Finding] = []
  /// What a waiver of the ticket excuses.
  package internal(set) var waived: [Finding] = []
  /// What the baseline knew.
  package internal(set) var known: [Finding] = []

  /// Makes an empty judgement.
  package init() {}

  /// The same with more to be cured.
  package func adding(_ findings: [Finding]) -> Judgement {
    var judgement = self
    judgement.findings += findings
    return judgement
  }
}
