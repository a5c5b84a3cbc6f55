internal import TicketModel

extension Finding {
  /// Whether a finding stands before another: by path in byte order, then place, rule and message.
  static func stands(_ a: Finding, before b: Finding) -> Bool {
    if a.path != b.path { return a.path.utf8.lexicographicallyPrecedes(b.path.utf8) }
    if a.location != b.location { return a.location < b.location }
    return (a.rule, a.message) < (b.rule, b.message)
  }
}
