import Testing
import TicketModel
import TicketReports
import TicketSyntax

private let finding = Finding(
  rule: "unknown-status", path: "backlog/p3/P3-1.md",
  location: SourceLocation(line: 4, column: 9), message: "there is no state “doen”",
  hint: "did you mean done?", ticket: "P3-1")

@Test func findingPointsAtItsPlace() {
  let renderer = FindingRenderer(style: .plain) { $0.location.line == 4 ? "status: doen" : nil }
  #expect(
    renderer.text(finding) == """
      backlog/p3/P3-1.md:4:9: error[unknown-status]: there is no state “doen”
        4 | status: doen
          |         ^^^^
        hint: did you mean done?

      """)
}

@Test func caretStandsUnderWideAndInvisibleCharacters() {
  let renderer = FindingRenderer(style: .plain) { _ in "日\u{1b}: xy, doen" }
  #expect(renderer.text(finding).contains("\n    | \(String(repeating: " ", count: 12))^^^^\n"))
}

@Test func findingWithoutSourceIsOneLineAndItsHint() {
  var bare = finding
  bare.hint = nil
  bare.severity = .warning
  #expect(
    FindingRenderer(style: .plain).text([bare])
      == "backlog/p3/P3-1.md:4:9: warning[unknown-status]: there is no state “doen”\n")
}

@Test func columnBeyondTheLineTrapsNothing() {
  var odd = finding
  odd.location = SourceLocation(line: 0, column: -5)
  let renderer = FindingRenderer(style: .plain) { _ in "x" }
  #expect(renderer.text(odd).contains("^"))
}

@Test(arguments: [
  ([], "no findings"), ([Severity.error], "1 error"), ([.warning], "1 warning"),
  ([.error, .warning, .error], "2 errors, 1 warning"), ([.off], "no findings"),
])
func summaryCounts(_ severities: [Severity], _ expected: String) {
  let findings = severities.map { Finding(rule: "x", severity: $0, path: "p", message: "m") }
  #expect(FindingRenderer.summary(findings) == expected)
}

@Test func jsonOfFindingsHasTheReleasedKeys() {
  #expect(
    FindingRenderer.json([finding]).text(.compact)
      == #"{"findings":[{"rule":"unknown-status","severity":"error","path":"backlog/p3/P3-1.md","#
      + #""line":4,"column":9,"message":"there is no state “doen”","hint":"did you mean done?","#
      + #""ticket":"P3-1"}],"errors":1,"warnings":0}"#)
}
