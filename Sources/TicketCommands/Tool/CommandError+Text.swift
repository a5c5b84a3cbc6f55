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
    for hint in hints { text += "hint: \(DisplayWidth.sanitized(hint))\n" }
    return text
  }
}
