package import TicketModel
internal import TicketSyntax

/// The baseline's file: a line a finding, with tabs between ticket, rule and words. Lines that begin with
/// `#` are remarks. Such a file merges line by line.
extension Baseline {
  private static let head = """
    # Findings that were there when the rules came: `tickets check` leaves them out.
    # The list may only become shorter. Ticket, rule and words, with tabs between them.

    """

  /// The file's bytes.
  package var encoded: [UInt8] {
    let lines = entries.map { "\($0.ticket)\t\($0.rule)\t\($0.message)\n" }
    return Array((Baseline.head + lines.joined()).utf8)
  }

  /// Reads a file; each line that is no entry is a mistake of the configuration.
  package static func decode(
    _ bytes: [UInt8], path: String
  ) -> (baseline: Baseline, findings: [Finding]) {
    var entries: [Entry] = []
    var findings: [Finding] = []
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (position, bytes) in lines.enumerated() {
      let line = String(decoding: bytes, as: UTF8.self).filter { $0 != "\r" }
      guard !line.isBlank, !line.hasPrefix("#") else { continue }
      let location = SourceLocation(line: position + 1)
      let parts = line.split(separator: "\t", maxSplits: 2, omittingEmptySubsequences: false)
      guard parts.count == 3, parts.allSatisfy({ !$0.isBlank }) else {
        findings.append(
          Finding(
            rule: "configuration", path: path, location: location,
            message: "the line is no entry of a baseline",
            hint: "ticket, rule and words, with tabs between them; or delete the line"))
        continue
      }
      entries.append(
        Entry(
          ticket: String(parts[0]), rule: String(parts[1]), message: String(parts[2]),
          location: location))
    }
    return (Baseline(entries: entries), findings)
  }
}
