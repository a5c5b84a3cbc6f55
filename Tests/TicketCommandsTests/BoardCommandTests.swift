import Foundation
import TestSupport
import Testing

@Suite struct BoardCommandTests {
  let backlog: TestBacklog

  init() throws { backlog = try TestBacklog() }

  private func tickets(_ arguments: [String] = []) throws -> [[String: Any]] {
    let result = try backlog.run(["board", "--format", "json"] + arguments)
    #expect(result.status == 0, "\(result.errors)")
    let json = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    return try #require(json as? [[String: Any]])
  }

  @Test func aStartedTicketHasAnAgeAndNoOtherHas() throws {
    #expect(try tickets().first?["ageDays"] == nil)
    try backlog.run(["move", "K-1", "in-progress"], date: "2026-01-06T10:00:00Z")
    let age = try #require(try tickets().first?["ageDays"] as? Int)
    #expect(age > 1)
    #expect(try tickets(["--at", "2026-01-08"]).first?["ageDays"] as? Int == 3)
  }

  @Test func whatIsNotCommittedIsMarked() throws {
    #expect(try tickets().first?["modified"] == nil)
    try backlog.tickBoxes("backlog/k/K-1.md")
    try backlog.repository.write("backlog/k/K-2.md", TestBacklog.ticket("K-2"))
    #expect(try tickets().map { $0["modified"] as? Bool } == [true, true])
    #expect(try backlog.run(["board"]).output.contains("todo*"))
    #expect(try tickets(["--at", "HEAD"]).map { $0["modified"] as? Bool } == [nil])
  }

  @Test func aCheckoutWithOtherLineEndsIsNoEdit() throws {
    try backlog.repository.write(".gitattributes", "*.md text eol=crlf\n")
    try backlog.repository.git(["add", ".gitattributes"])
    try backlog.repository.git(["commit", "-q", "-m", "Line ends"])
    try backlog.repository.git(["rm", "-q", "--cached", "backlog/k/K-1.md"])
    try backlog.repository.git(["reset", "-q", "--hard"])
    let path = "backlog/k/K-1.md"
    try backlog.repository.write(
      path,
      backlog.repository.text(path).replacingOccurrences(of: "\r\n", with: "\n")
        .replacingOccurrences(of: "\n", with: "\r\n"))
    #expect(try tickets().first?["modified"] == nil)
  }

  @Test func lanesNeedAFieldThatSomebodyKnows() throws {
    #expect(try backlog.run(["board", "--by", "owner"]).output.contains("no owner"))
    let wrong = try backlog.run(["board", "--by", "ownr"])
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("did you mean owner?"))
  }

  @Test func aRepositoryWithoutACommitHasABoard() throws {
    let repository = try TestRepository()
    try repository.write("backlog/backlog.yml", "timezone: UTC\n")
    try repository.write("backlog/k/K-1.md", TestBacklog.ticket("K-1"))
    let result = try ProcessResult.run(
      ["\(TestBacklog.binaryFolder)/tickets", "board"], directory: repository.root,
      environment: repository.environment())
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("K-1  todo*"))
  }
}
