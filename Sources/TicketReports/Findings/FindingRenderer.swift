package import TicketModel
internal import TicketSyntax

/// Findings as compilers print them.
package struct FindingRenderer: Sendable {
  /// Gives the line of source that a finding points at; nil where there is none.
  package typealias Source = @Sendable (Finding) -> String?

  /// Where the text goes.
  package var style: TerminalStyle
  private let source: Source?

  /// Makes a renderer; `source` gives the line to be shown with carets under the place.
  package init(style: TerminalStyle, source: Source? = nil) {
    self.style = style
    self.source = source
  }

  /// The findings, a block each: `path:line:column: error[rule]: message`, the line, the hint.
  package func text(_ findings: [Finding]) -> String {
    findings.filter { $0.severity != .off }.map(text).joined()
  }

  /// One finding.
  package func text(_ finding: Finding) -> String {
    let place = "\(finding.path):\(finding.location.line):\(finding.location.column):"
    let label = "\(finding.severity.rawValue)[\(finding.rule)]:"
    let ink: TerminalStyle.Ink = finding.severity == .error ? .red : .yellow
    var lines = [
      style.paint(style.sanitized(place), .bold) + " " + style.paint(style.sanitized(label), ink)
        + " " + style.sanitized(finding.message)
    ]
    if let line = source?(finding), !line.isEmpty {
      lines += SourceExcerpt(line: line, at: finding.location, style: style).lines
    }
    if let commit = finding.commit { lines.append(note("commit", String(commit.prefix(12)))) }
    if let hint = finding.hint { lines.append(note("hint", hint)) }
    return lines.map { $0 + "\n" }.joined()
  }

  private func note(_ name: String, _ text: String) -> String {
    "  " + style.paint("\(name):", .cyan) + " " + style.sanitized(text)
  }

  /// The last line, such as `2 errors, 1 warning`; `no findings` where there are none.
  package static func summary(_ findings: [Finding]) -> String {
    let counts = [
      count(findings, .error, "error"), count(findings, .warning, "warning"),
    ].compactMap { $0 }
    return counts.isEmpty ? "no findings" : counts.joined(separator: ", ")
  }

  private static func count(_ findings: [Finding], _ severity: Severity, _ word: String) -> String?
  {
    let count = findings.count { $0.severity == severity }
    return count == 0 ? nil : count == 1 ? "1 \(word)" : "\(count) \(word)s"
  }
}

extension FindingRenderer {
  /// The findings for programs, with how many there are of each weight.
  package static func json(_ findings: [Finding]) -> JSONValue {
    [
      "findings": .array(findings.filter { $0.severity != .off }.map(json)),
      "errors": .int(findings.count { $0.severity == .error }),
      "warnings": .int(findings.count { $0.severity == .warning }),
    ]
  }

  private static func json(_ finding: Finding) -> JSONValue {
    .object(
      [
        ("rule", .string(finding.rule)), ("severity", .string(finding.severity.rawValue)),
        ("path", .string(finding.path)), ("line", .int(finding.location.line)),
        ("column", .int(finding.location.column)), ("message", .string(finding.message)),
        ("hint", JSONValue(finding.hint)), ("ticket", JSONValue(finding.ticket)),
      ] + (finding.commit.map { [("commit", .string($0))] } ?? []))
  }
}
