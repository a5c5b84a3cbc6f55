import TestSupport
import Testing

/// A ticket whose file stands elsewhere than HEAD has it: moved by hand, or by a command that was killed.
@Suite struct MovedFileTests {
  private let backlog: TestBacklog
  private let archived = "backlog/k/archive/K-1.md"
  private var repository: TestRepository { backlog.repository }

  init() throws {
    backlog = try TestBacklog()
    try repository.write(archived, bytes: try repository.bytes("backlog/k/K-1.md"))
    try repository.remove("backlog/k/K-1.md")
  }

  private func committed() throws -> String {
    try repository.git(["show", "--format=", "--name-status", "-M50%", "HEAD"])
  }

  @Test(arguments: [
    ["move", "K-1", "in-progress"], ["set", "K-1", "estimate=3"], ["archive", "K-1"],
  ])
  func theCommitTakesTheOldFileAway(arguments: [String]) throws {
    let result = try backlog.run(arguments)
    #expect(result.status == 0, "\(result.errors)")
    #expect(try repository.git(["status", "--porcelain"]) == "")
    #expect(try repository.git(["ls-files", "backlog/k"]) == "\(archived)\n")
    #expect(try committed().hasPrefix("R"))
  }

  @Test func theStateBeforeIsThatOfTheOldFile() throws {
    let result = try backlog.run(["move", "K-1", "in-progress"])
    #expect(result.output.hasPrefix("K-1: todo -> in-progress"))
    #expect(try backlog.run(["log", "K-1"]).output.contains("todo -> in-progress"))
  }

  @Test func anOldFileThatIsStillThereStays() throws {
    try repository.write("backlog/k/K-1.md", bytes: try repository.bytes(archived))
    #expect(try backlog.run(["move", "K-1", "in-progress"]).status == 0)
    #expect(try repository.git(["ls-files", "backlog/k"]) == "backlog/k/K-1.md\n")
  }

  @Test func withoutACommitNothingIsTakenAway() throws {
    #expect(try backlog.run(["move", "K-1", "in-progress", "--no-commit"]).status == 0)
    #expect(try repository.git(["ls-files", "backlog/k"]) == "backlog/k/K-1.md\n")
  }
}
