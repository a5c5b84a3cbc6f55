import TestSupport
import Testing

@Suite struct BaselineCommandTests {
  private func adopted() throws -> TestBacklog {
    let backlog = try TestBacklog()
    try backlog.repository.write(
      "backlog/k/K-2.md", TestBacklog.ticket("K-2").replacing("estimate: 3", with: "estimate: 4"))
    try backlog.repository.commit("an old mistake", date: "2026-01-05T10:00:00Z")
    return backlog
  }

  @Test func whatIsKnownNoLongerRefusesAndWhatIsNewDoes() throws {
    let backlog = try adopted()
    #expect(try backlog.run(["check"]).status == 1)
    let head = try backlog.git(["rev-parse", "HEAD"]).output
    let written = try backlog.run(["check", "--write-baseline"])
    #expect(written.output == "backlog/baseline.tsv: 1 known finding, 0 before.\n")
    #expect(try backlog.git(["rev-parse", "HEAD"]).output == head)
    let checked = try backlog.run(["check"])
    #expect(checked.status == 0)
    #expect(checked.output == "2 tickets checked: nothing found (1 known before)\n")
    let json = try backlog.run(["check", "--format", "json"]).output.filter { !$0.isWhitespace }
    #expect(json.hasSuffix(#""waived":0,"known":1}"#), "\(json)")
    #expect(try backlog.run(["move", "K-2", "in-progress"]).status == 0)

    try backlog.repository.write(
      "backlog/k/K-3.md", TestBacklog.ticket("K-3").replacing("estimate: 3", with: "estimate: 4"))
    #expect(try backlog.run(["check"]).output.contains("K-3.md"))
    let again = try backlog.run(["check", "--write-baseline"])
    #expect(again.output.contains("1 new finding was not added; --force adds them"))
    #expect(try backlog.run(["check"]).status == 1)
    #expect(try backlog.run(["check", "--write-baseline", "--force"]).status == 0)
    #expect(try backlog.run(["check"]).status == 0)
  }

  @Test func whatIsCuredIsReportedUntilTheBaselineForgetsIt() throws {
    let backlog = try adopted()
    try backlog.run(["check", "--write-baseline", "--commit"])
    #expect(try backlog.git(["status", "--porcelain"]).output == "")
    try backlog.repository.write("backlog/k/K-2.md", TestBacklog.ticket("K-2"))
    let checked = try backlog.run(["check"])
    #expect(checked.status == 0)
    #expect(checked.output.contains("backlog/baseline.tsv:3:1: warning[stale-baseline]"))
    let dry = try backlog.run(["check", "--write-baseline", "--dry-run"])
    #expect(dry.output.contains("+++ /dev/null"))
    #expect(try backlog.run(["check"]).output.contains("stale-baseline"))
    try backlog.run(["check", "--write-baseline"])
    #expect(try backlog.run(["check"]).output == "2 tickets checked: nothing found\n")
  }

  @Test func aBaselineThatCannotBeReadIsAMistakeOfTheConfiguration() throws {
    let backlog = try adopted()
    try backlog.repository.write("backlog/baseline.tsv", "<<<<<<< HEAD\n")
    let checked = try backlog.run(["check"])
    #expect(checked.status == 2)
    #expect(checked.output.contains("backlog/baseline.tsv:1:1: error[configuration]"))
    #expect(try backlog.run(["check", "--write-baseline"]).status == 2)
  }
}
