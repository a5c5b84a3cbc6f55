package import TicketModel
internal import TicketSyntax

/// Findings as a test report in the XML of JUnit, which most servers of continuous integration read.
///
/// A suite a file, a case a finding; an error is a failed case, a warning one that passed with words.
package enum JUnitReport {
  /// The whole document; without findings one case that passed.
  package static func text(_ findings: [Finding]) -> String {
    let findings = findings.filter { $0.severity != .off }
    var lines = [#"<?xml version="1.0" encoding="UTF-8"?>"#]
    lines.append(tag("testsuites", "tickets", findings))
    if findings.isEmpty {
      lines += [
        #"  <testsuite name="tickets" tests="1" failures="0" errors="0">"#,
        #"    <testcase name="nothing found" classname="tickets"/>"#, "  </testsuite>",
      ]
    }
    let files = Dictionary(grouping: findings, by: \.path)
    for path in files.keys.sorted() {
      let own = files[path] ?? []
      lines.append("  " + tag("testsuite", path, own))
      lines += own.flatMap(testCase)
      lines.append("  </testsuite>")
    }
    lines.append("</testsuites>")
    return lines.map { $0 + "\n" }.joined()
  }

  private static func tag(_ element: String, _ name: String, _ findings: [Finding]) -> String {
    let failures = findings.count { $0.severity == .error }
    return #"<\#(element) name="\#(XMLText.escaped(name))" tests="\#(max(1, findings.count))""#
      + #" failures="\#(failures)" errors="0">"#
  }

  private static func testCase(_ finding: Finding) -> [String] {
    let path = XMLText.escaped(finding.path)
    let head =
      #"    <testcase name="\#(XMLText.escaped(finding.rule))" classname="\#(path)""#
      + #" file="\#(path)" line="\#(finding.location.line)">"#
    let message = XMLText.escaped(finding.message)
    var words = "\(path):\(finding.location.line):\(finding.location.column): \(message)"
    if let commit = finding.commit { words += "\ncommit: \(commit)" }
    if let hint = finding.hint { words += "\nhint: \(XMLText.escaped(hint))" }
    let body =
      finding.severity == .error
      ? #"      <failure type="error" message="\#(message)">\#(words)</failure>"#
      : "      <system-out>warning: \(words)</system-out>"
    return [head, body, "    </testcase>"]
  }
}
