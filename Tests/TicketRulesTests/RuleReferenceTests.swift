import Foundation
import Testing
import TicketRules

/// The reference page says what the rules say of themselves.
@Suite struct RuleReferenceTests {
  private static let page = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources/TicketCommands/Documentation.docc/Rules.md")

  /// Recorded anew with `TICKETS_RECORD=1`, which a server of continuous integration is refused.
  @Test func thePageIsTheOneThatTheRulesMake() throws {
    let variables = ProcessInfo.processInfo.environment
    if variables["TICKETS_RECORD"] == "1" {
      try #require(variables["CI"] != "true", "pages are recorded by people, and committed")
      try RuleReference.markdown.write(to: Self.page, atomically: true, encoding: .utf8)
    }
    let written = try String(contentsOf: Self.page, encoding: .utf8)
    #expect(written == RuleReference.markdown, "record it anew with TICKETS_RECORD=1")
  }

  @Test func everyRuleAndEveryRequirementIsOnIt() {
    for name in RuleRegistry.names { #expect(RuleReference.markdown.contains("## \(name)\n")) }
    for name in RequirementRegistry.names {
      #expect(RuleReference.markdown.contains("### \(name)\n"))
    }
  }
}
