import TestSupport
import Testing

/// Whose fault it is that one id stands in several files.
@Suite struct DuplicateIDTests {
  let backlog: TestBacklog
  var repository: TestRepository { backlog.repository }

  init() throws {
    backlog = try TestBacklog()
    let limited = TestBacklog.configuration.replacing(
      "in-progress: {category: doing}", with: "in-progress: {category: doing, wip: 9}")
    try repository.write("backlog/backlog.yml", limited)
    for name in ["a", "b"] {
      try repository.write("backlog/k/\(name).md", TestBacklog.ticket("K-7", status: "review"))
    }
    try repository.commit("two of one id")
  }

  /// Changes a file's text in a way that counts for nothing, or its state.
  private func edit(_ name: String, status: String = "review") throws {
    let text = try repository.text("backlog/k/\(name).md")
    try repository.write(
      "backlog/k/\(name).md",
      text.replacing(#/status: .*/#, with: "status: \(status)") + "\nMore.\n")
  }

  private func staged() throws -> ProcessResult {
    try repository.git(["add", "-A"])
    return try backlog.run(["check", "--staged"])
  }

  @Test(arguments: [["a"], ["b"], ["a", "b"]], ["review", "in-progress"])
  func whoEditsAFileIsNotBlamedForWhatWasThereBefore(names: [String], status: String) throws {
    for name in names { try edit(name, status: status) }
    let result = try staged()
    #expect(result.status == 0, "\(result.output)")
    #expect(result.output.contains("\(names.count) ticket"))
    try repository.commit("edited")
    #expect(try backlog.run(["check", "--range", "HEAD~..HEAD"]).status == 0)
  }

  @Test func theBacklogAsItIsHasTheFault() throws {
    for words in [[], ["K-7"], ["--at", "HEAD"]] {
      let result = try backlog.run(["check"] + words)
      #expect(result.status == 1)
      #expect(result.output.contains("b.md:2:5: error[duplicate-id]"), "\(result.output)")
    }
  }

  @Test(arguments: ["0", "a", "c"]) func whoTakesAnIDIsBlamed(name: String) throws {
    let old = try repository.text("backlog/k/K-1.md")
    try repository.write("backlog/k/\(name).md", old)
    let result = try staged()
    #expect(result.status == 1)
    #expect(result.output.contains("\(name).md:2:5: error[duplicate-id]"), "\(result.output)")
    #expect(result.output.contains("1 error\n"))
    try repository.commit("taken")
    #expect(try backlog.run(["check", "--range", "HEAD~..HEAD"]).status == 1)
  }

  @Test func aMergeIsNotBlamedForWhatASideHad() throws {
    #expect(try backlog.run(["hooks", "install"]).status == 0)
    try repository.git(["checkout", "-q", "-b", "side"])
    try edit("a", status: "in-progress")
    try repository.commit("side", adding: ["TICKETS_HOOKS": "0"])
    try repository.git(["checkout", "-q", "main"])
    try edit("a", status: "todo")
    try edit("b", status: "todo")
    try repository.commit("main", adding: ["TICKETS_HOOKS": "0"])
    #expect(try repository.tryGit(["merge", "-q", "side"]).status == 1)
    try repository.write("backlog/k/a.md", TestBacklog.ticket("K-7", status: "backlog"))
    try repository.git(["add", "-A"])
    let result = try backlog.git(["commit", "-q", "--no-edit"])
    #expect(result.status == 0, "\(result.errors)")
    try repository.write("backlog/k/a.md", TestBacklog.ticket("K-1"))
    try repository.git(["add", "-A"])
    #expect(try backlog.git(["commit", "-q", "--amend", "--no-edit"]).status == 1)
  }
}
