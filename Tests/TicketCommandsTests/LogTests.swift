import Foundation
import TestSupport
import Testing

@Suite struct LogTests {
  private let backlog: TestBacklog

  init() throws { backlog = try TestBacklog() }

  @Test func aShallowCloneEndsWithThreeAndTheCure() throws {
    try backlog.run(["move", "K-1", "in-progress"])
    let root = backlog.repository.root
    try backlog.repository.git(["clone", "-q", "--depth=1", "file://\(root)", "clone"])
    let result = try backlog.run(["log", "K-1"], in: "clone")
    #expect(result.status == 3)
    #expect(
      result.errors == """
        error: the history is cut off: this is a shallow clone
        hint: run `git fetch --unshallow`

        """)
  }

  @Test func aTicketThatWasNeverThereIsRefusedAndOneThatIsGoneIsTold() throws {
    #expect(try backlog.run(["log", "K-9"]).status == 1)
    try backlog.repository.git(["rm", "-q", "backlog/k/K-1.md"])
    try backlog.repository.commit("gone", date: "2026-01-08T09:00:00Z")
    let result = try backlog.run(["log", "k-1"])
    #expect(result.status == 0)
    #expect(result.output.contains("K-1  (deleted)"))
    #expect(result.output.contains("todo -> (deleted)"))
  }

  @Test func aStateThatCannotBeReadIsUnknownBeforeAndAfter() throws {
    try backlog.repository.write("backlog/k/K-1.md", "---\nid: K-1\n---\n")
    try backlog.repository.commit("lost", date: "2026-01-08T09:00:00Z")
    try backlog.repository.write("backlog/k/K-1.md", TestBacklog.ticket("K-1"))
    try backlog.repository.commit("found", date: "2026-01-09T09:00:00Z")
    let lines = try backlog.run(["log", "K-1"]).output.split(separator: "\n")
    #expect(lines.dropFirst(2).map { $0.contains("(unknown)") } == [true, true])
  }

  @Test func theCommitsThatNameATicketAreToldAndThePastHasThoseOfThen() throws {
    try backlog.repository.write("code.swift", "let one = 1\n")
    let code = try backlog.repository.commit("K-1: count", date: "2026-01-07T09:00:00Z")
    try backlog.run(["move", "K-1", "in-progress"], date: "2026-01-08T09:00:00Z")
    let text = try backlog.run(["log", "K-1"]).output
    #expect(
      text.contains("Named by\n  2026-01-07 09:00  K-1: count  \(code.prefix(8))  Ada Example\n"))
    #expect(try backlog.run(["show", "K-1"]).output.contains("commits   2 by Ada Example\n"))
    let json = try backlog.run(["log", "k-1", "--format", "json", "--at", "2026-01-07"]).output
    let answer = try #require(
      try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
    let commits = try #require(answer["commits"] as? [[String: Any]])
    #expect(commits.map { $0["commit"] as? String } == [code])
    #expect(commits.first?["date"] as? String == "2026-01-07T09:00:00Z")
    #expect((answer["events"] as? [Any])?.count == 1)
  }
}
