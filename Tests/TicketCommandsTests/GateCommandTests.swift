import TestSupport
import Testing

@Suite struct GateCommandTests {
  private func release() throws -> TestBacklog {
    let backlog = try TestBacklog()
    let epic =
      "---\nid: K-9\ntitle: Counting\ntype: epic\nstatus: todo\n---\n\n"
      + "## Acceptance criteria\n\n- [x] it counts\n"
    try backlog.repository.write("backlog/k/K-9.md", epic)
    try backlog.repository.write(
      "backlog/k/K-1.md",
      TestBacklog.ticket("K-1", status: "done").replacing("estimate: 3", with: "parent: K-9"))
    try backlog.repository.commit("an epic", date: "2026-01-05T10:00:00Z")
    return backlog
  }

  @Test func whatBlocksIsSaidAndTheExitCodeSaysSo() throws {
    let backlog = try release()
    let answer = try backlog.run(["gate", "K-9"])
    #expect(answer.status == 1)
    #expect(
      answer.output.hasPrefix(
        "K-9 \"Counting\" is not ready: 1 ticket blocks it (1 ticket, 1 done).\n\n"
          + "K-1  Count the things  (done)\n  acceptance-met: 2 of 2 boxes"), "\(answer.output)")
    #expect(answer.output.contains("    backlog/k/K-1.md:13:3\n"))
    try backlog.tickBoxes("backlog/k/K-1.md")
    let ready = try backlog.run(["gate", "counting"])
    #expect(ready.status == 0)
    #expect(ready.output == "K-9 \"Counting\" is ready: 1 ticket, 1 done.\n")
  }

  @Test func nothingToJudgeIsAUsageError() throws {
    let backlog = try release()
    #expect(try backlog.run(["gate", "K-8"]).status == 2)
    #expect(try backlog.run(["gate", "sprint:9"]).status == 2)
    let json = try backlog.run(["gate", "K-9", "--format", "json"])
    #expect(json.status == 1)
    #expect(json.output.contains("\"ready\": false"), "\(json.output)")
  }

  @Test func rulesAreListedAndExplained() throws {
    let backlog = try release()
    let list = try backlog.run(["rules"])
    #expect(list.output.contains("error    acceptance-met       backlog/backlog.yml:12\n"))
    #expect(list.output.contains("warning  unknown-field        built in\n"), "\(list.output)")
    #expect(!list.output.contains("past-due"))
    #expect(try backlog.run(["rules", "--all"]).output.contains("off      past-due"))
    let own = try backlog.run(["rules", "explain", "acceptance-met"]).output
    #expect(own.contains("when a ticket comes into \"done\""), "\(own)")
    #expect(own.contains("- checkboxes: {section: Acceptance criteria}"))
    let builtIn = try backlog.run(["rules", "explain", "parent-cycle"])
    #expect(builtIn.output.contains("Why\n  Totals of an epic"), "\(builtIn.output)")
    let wrong = try backlog.run(["rules", "explain", "parent-cicle"])
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("did you mean parent-cycle?"))
  }
}
