package import TicketModel
internal import TicketSyntax

/// Findings as compilers print them, and for programs.
package struct FindingRenderer: Sendable {
  /// Where the text goes.
  package var style: TerminalStyle
  private let source: (@Sendable (_ path: String, _ line: Int) -> String?)?

  /// Makes a renderer; `source` gives a line of a file, to be shown with a caret under the place.
  package init(
    style: TerminalStyle,
    source: (@Sendable (_ path: String, _ line: Int) -> String?)? = nil
  ) {
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
      style.paint(style.sanitized(place), .bold) + " " + style.paint(label, ink) + " "
        + style.sanitized(finding.message)
    ]
    lines += sourceLines(of: finding)
    if let hint = finding.hint {
      lines.append("  " + style.paint("hint:", .cyan) + " " + style.sanitized(hint))
    }
    return lines.map { $0 + "\n" }.joined()
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

  private func sourceLines(of finding: Finding) -> [String] {
    guard let line = source?(finding.path, finding.location.line), !line.isEmpty else { return [] }
    let number = String(finding.location.line)
    let bar = style.unicode ? "│" : "|"
    let before = line.unicodeScalars.prefix(max(0, finding.location.column - 1))
    let indent = DisplayWidth.columns(of: style.sanitized(String(before)))
    guard !style.isTerminal || indent + number.count + 6 <= style.width else { return [] }
    let room = style.isTerminal ? max(1, style.width - number.count - 5) : Int.max
    let text = DisplayWidth.truncate(style.sanitized(line), to: room, unicode: style.unicode)
    let blank = String(repeating: " ", count: number.count)
    let caret = String(repeating: " ", count: indent) + style.paint("^", .green)
    return ["  \(number) \(bar) \(text)", "  \(blank) \(bar) \(caret)"]
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
    [
      "rule": .string(finding.rule), "severity": .string(finding.severity.rawValue),
      "path": .string(finding.path), "line": .int(finding.location.line),
      "column": .int(finding.location.column), "message": .string(finding.message),
      "hint": JSONValue(finding.hint), "ticket": JSONValue(finding.ticket),
    ]
  }
}
