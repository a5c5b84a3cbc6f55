import TestSupport
import Testing

@Suite struct StagingTests {
  private let backlog: TestBacklog
  private let path = "backlog/k/K-1.md"
  private var repository: TestRepository { backlog.repository }

  init() throws { backlog = try TestBacklog() }

  private func version(_ name: String) throws -> String {
    try repository.git(["cat-file", "blob", "\(name):\(path)"])
  }

  @Test func stageWritesAndStagesAndCommitsNothing() throws {
    let head = try repository.git(["rev-parse", "HEAD"])
    let result = try backlog.run(["move", "K-1", "in-progress", "--stage"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output == "K-1: todo -> in-progress (staged, not committed)\n")
    #expect(try repository.git(["rev-parse", "HEAD"]) == head)
    #expect(try repository.git(["status", "--porcelain"]) == "M  \(path)\n")
    #expect(try version("").contains("status: in-progress"))
  }

  @Test func stageLeavesOtherWorkToTheByte() throws {
    try repository.write("staged.txt", "one\n")
    try repository.git(["add", "staged.txt"])
    try repository.write("staged.txt", "two\n")
    let before = try repository.git(["ls-files", "-s", "staged.txt"])
    #expect(try backlog.run(["move", "K-1", "in-progress", "--stage"]).status == 0)
    #expect(try repository.git(["ls-files", "-s", "staged.txt"]) == before)
    #expect(try repository.text("staged.txt") == "two\n")
  }

  @Test func stageRunsNoHooksAndObeysTheRules() throws {
    try repository.installHook("pre-commit", "#!/bin/sh\ntouch ran\nexit 1\n")
    #expect(try backlog.run(["move", "K-1", "in-progress", "--stage"]).status == 0)
    #expect(throws: (any Error).self) { try repository.bytes("ran") }
    let refused = try backlog.run(["move", "K-1", "done", "--stage"])
    #expect(refused.status == 1)
    #expect(try version("").contains("status: in-progress"))
  }

  @Test func stageAndNoCommitExcludeEachOther() throws {
    let result = try backlog.run(["move", "K-1", "in-progress", "--stage", "--no-commit"])
    #expect(result.status == 2)
    #expect(result.errors.contains("say one of the two"))
    #expect(try repository.git(["status", "--porcelain"]) == "")
  }

  @Test func aTicketOfTheFirstCommitCanBeStaged() throws {
    let empty = try TestBacklog(isCommitted: false)
    #expect(try empty.run(["move", "K-1", "in-progress", "--stage"]).status == 0)
    #expect(try empty.repository.git(["ls-files"]) == "\(path)\n")
  }

  /// HEAD, index and disk each with lines of their own: only the field changes in each.
  @Test(arguments: [true, false])
  func stateOnlyChangesTheFieldInEachVersion(isCommitted: Bool) throws {
    let original = try repository.text(path)
    let staged = original + "\nstaged line\n"
    try repository.write(path, staged)
    try repository.git(["add", path])
    let disk = "\(staged)disk line\n"
    try repository.write(path, disk)
    let words = ["move", "K-1", "review", "--state-only"] + (isCommitted ? [] : ["--stage"])
    let result = try backlog.run(words)
    #expect(result.status == 0, "\(result.errors)")
    func moved(_ text: String) -> String { text.replacing("status: todo", with: "status: review") }
    #expect(try version("HEAD") == (isCommitted ? moved(original) : original))
    #expect(try version("") == moved(staged))
    #expect(try repository.text(path) == moved(disk))
    #expect(try repository.git(["status", "--porcelain"]) == "MM \(path)\n")
    #expect(!result.output.contains("of your own"))
  }

  @Test func stateOnlyOfACleanFileLeavesItClean() throws {
    #expect(try backlog.run(["move", "K-1", "review", "--state-only"]).status == 0)
    #expect(try repository.git(["status", "--porcelain"]) == "")
    #expect(try repository.git(["rev-list", "--count", "HEAD"]) == "2\n")
  }

  @Test func stateOnlyIsJudgedByWhatItCommits() throws {
    try backlog.tickBoxes(path)
    let result = try backlog.run(["move", "K-1", "done", "--state-only"])
    #expect(result.status == 1)
    #expect(result.errors.contains("acceptance-met"))
    #expect(try backlog.run(["move", "K-1", "done"]).status == 0)
  }

  @Test func stateOnlyNeedsACommittedTicket() throws {
    try repository.write("backlog/k/K-2.md", TestBacklog.ticket("K-2"))
    let result = try backlog.run(["move", "K-2", "review", "--state-only"])
    #expect(result.status == 1)
    #expect(result.errors.contains("not committed yet"))
    #expect(try repository.git(["status", "--porcelain"]) == "?? backlog/k/K-2.md\n")
  }

  @Test func stateOnlyOfWhatIsStagedForRemovalLeavesItRemoved() throws {
    try repository.git(["rm", "-q", "--cached", path])
    #expect(try backlog.run(["move", "K-1", "review", "--state-only"]).status == 0)
    #expect(try version("HEAD").contains("status: review"))
    #expect(try repository.git(["status", "--porcelain"]) == "D  \(path)\n?? backlog/k/\n")
  }
}
