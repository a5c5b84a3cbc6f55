import TestSupport
import Testing

@Suite struct FixCommandTests {
  private func broken() throws -> TestBacklog {
    let backlog = try TestBacklog()
    try backlog.repository.write(
      "backlog/k/K-2.md",
      TestBacklog.ticket("K-2").replacing(
        "title: Count the things", with: "due: 2026-2-1\ntitle: count: the things"))
    try backlog.repository.commit("by hand", date: "2026-01-05T10:00:00Z")
    return backlog
  }

  @Test func aDryRunShowsTheDifferenceAndChangesNothing() throws {
    let backlog = try broken()
    let dry = try backlog.run(["check", "--fix", "--dry-run"])
    #expect(dry.status == 0)
    #expect(dry.output.contains("-title: count: the things   # a comment that stays\n"))
    #expect(dry.output.contains("+title: \"count: the things\"   # a comment that stays\n"))
    #expect(dry.output.contains("+due: 2026-02-01\n"))
    #expect(try backlog.git(["status", "--porcelain"]).output == "")
  }

  @Test func whatIsFixedIsWrittenAndNoLongerFound() throws {
    let backlog = try broken()
    #expect(try backlog.run(["check"]).status == 1)
    let fixed = try backlog.run(["check", "--fix"])
    #expect(fixed.status == 0, "\(fixed.output)")
    #expect(fixed.errors.contains("backlog/k/K-2.md: put quotes around a value, wrote a day"))
    #expect(try backlog.git(["status", "--porcelain"]).output == " M backlog/k/K-2.md\n")
    #expect(try backlog.repository.text("backlog/k/K-2.md").contains("- [ ] they are counted"))
    #expect(try backlog.run(["check", "--fix"]).errors == "nothing to fix\n")
  }

  @Test func aCommitIsMadeWhenAskedFor() throws {
    let backlog = try broken()
    #expect(try backlog.run(["check", "--fix", "--commit"]).status == 0)
    #expect(try backlog.git(["status", "--porcelain"]).output == "")
    #expect(
      try backlog.git(["log", "-1", "--format=%s"]).output
        == "fix what is safe to fix in 1 ticket\n")
  }

  @Test(arguments: [
    ["--fix", "--staged"], ["--fix", "--write-baseline"], ["--dry-run"], ["--force"],
    ["--fix", "--dry-run", "--commit"],
  ])
  func whatMakesNoSenseTogetherIsRefused(arguments: [String]) throws {
    #expect(try broken().run(["check"] + arguments).status == 2)
  }
}
