internal import TicketReports

extension CommandError {
  /// What a person reads of it: the findings, the fault, and a line for each cure.
  var text: String {
    var text = ""
    if !findings.isEmpty {
      text += FindingRenderer(style: .plain, source: sources.line).text(findings)
    }
    if let message { text += "error: \(DisplayWidth.sanitized(message))\n" }
    if let excerpt { text += excerpt + "\n" }
    return text + hints.map(CommandError.line).joined()
  }

  /// The line of a hint.
  static func line(ofHint hint: String) -> String { "hint: \(DisplayWidth.sanitized(hint))\n" }
}
