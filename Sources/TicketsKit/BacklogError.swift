internal import TicketHistory
internal import TicketModel
internal import TicketStore

/// Why a backlog can't be read.
public struct BacklogError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The fault: lower case, no full stop.
  public let message: String
  /// The cures, one each.
  public let hints: [String]

  init(_ message: String, hints: [String] = []) {
    self.message = message
    self.hints = hints
  }

  init(_ error: StoreError) {
    let findings = error.findings.map { "\($0.path):\($0.location.line): \($0.message)" }
    self.init(([error.message] + findings).joined(separator: "; "), hints: error.hints)
  }

  init(_ error: HistoryError) {
    self.init(error.description, hints: [error.hint])
  }

  /// The fault and its cures.
  public var description: String {
    hints.isEmpty ? message : "\(message) (\(hints.joined(separator: "; ")))"
  }
}
