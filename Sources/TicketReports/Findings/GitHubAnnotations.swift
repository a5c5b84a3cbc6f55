package import TicketModel
internal import TicketSyntax

/// Findings as commands to a GitHub workflow, which shows them beside the lines of a pull request.
///
/// Source: GitHub's documentation of workflow commands, and its toolkit's way to escape them.
package enum GitHubAnnotations {
  /// A line a finding.
  package static func text(_ findings: [Finding]) -> String {
    findings.filter { $0.severity != .off }.map(line).joined()
  }

  private static func line(_ finding: Finding) -> String {
    let properties = [
      ("title", finding.rule), ("file", finding.path),
      ("line", String(max(1, finding.location.line))),
      ("col", String(max(1, finding.location.column))),
    ].map { "\($0)=\(escapedProperty($1))" }
    var words = finding.message
    if let commit = finding.commit { words += " (commit \(commit.prefix(12)))" }
    if let hint = finding.hint { words += "\nhint: \(hint)" }
    let command = finding.severity == .error ? "error" : "warning"
    return "::\(command) \(properties.joined(separator: ","))::\(escaped(words))\n"
  }

  private static func escaped(_ text: String) -> String {
    PercentEncoding.encoded(text) { !"%\r\n".utf8.contains($0) }
  }

  private static func escapedProperty(_ text: String) -> String {
    PercentEncoding.encoded(text) { !"%\r\n:,".utf8.contains($0) }
  }
}
