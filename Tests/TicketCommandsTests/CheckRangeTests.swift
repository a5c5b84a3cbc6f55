import Foundation
import TestSupport
import Testing

@Suite struct CheckRangeTests {
  let backlog: TestBacklog
  private let path = "backlog/k/K-1.md"
  private let zero = String(repeating: "0", count: 40)

  init() throws { backlog = try TestBacklog() }

  /// Commits the ticket with another state, as a hand edit would.
  @discardableResult
  private func commit(status: String, _ file: String? = nil) throws -> String {
    let file = file ?? path
    let text = try backlog.repository.text(file)
    try backlog.repository.write(
      file, text.replacing(#/status: .*/#, with: "status: \(status)"))
    return try backlog.repository.commit(status)
  }

  @Test func eachCommitIsJudgedByItself() throws {
    let bad = try commit(status: "done")
    try backlog.tickBoxes(path)
    try backlog.repository.commit("tick")
    let result = try backlog.run(["check", "--range", "HEAD~2..HEAD"])
    #expect(result.status == 1)
    #expect(result.output.contains("error[acceptance-met]"), "\(result.output)")
    #expect(result.output.contains("commit: \(bad.prefix(12))"))
    #expect(result.output.contains("13 | - [ ] they are counted"))
    #expect(result.output.hasSuffix("2 tickets in 2 commits checked: 1 error\n"))
    #expect(try backlog.run(["check", "--range", "HEAD~1.."]).status == 0)
    #expect(try backlog.run(["check"]).status == 0)
  }

  @Test func aFindingNamesItsCommitForPrograms() throws {
    let bad = try commit(status: "nonsense")
    let result = try backlog.run(["check", "--range", "HEAD~1..HEAD", "--format", "json"])
    #expect(result.output.contains("\"commit\": \"\(bad)\""))
  }

  @Test func onlyWhatACommitTouchesIsJudged() throws {
    try commit(status: "nonsense")
    try backlog.repository.write("backlog/k/K-2.md", TestBacklog.ticket("K-2"))
    try backlog.repository.commit("another")
    let result = try backlog.run(["check", "--range", "HEAD~1.."])
    #expect(result.output == "1 ticket in 1 commit checked: nothing found\n")
  }

  @Test func aMergeAnswersOnlyForWhatItChangesItself() throws {
    try backlog.repository.write(
      "backlog/backlog.yml",
      TestBacklog.configuration + "transitions:\n  todo: [in-progress]\n  in-progress: [review]\n"
        + "  review: [done]\n")
    try backlog.repository.commit("transitions")
    let base = try backlog.repository.git(["rev-parse", "HEAD"]).dropLast()
    try backlog.repository.git(["checkout", "-q", "-b", "side"])
    try commit(status: "in-progress")
    try commit(status: "review")
    try backlog.repository.git(["checkout", "-q", "main"])
    // The other end of the same file: git merges it, and the result differs from both sides.
    let text = try backlog.repository.text(path)
    try backlog.repository.write(path, text + "More.\n")
    try backlog.repository.commit("more")
    try backlog.repository.git(["merge", "-q", "--no-edit", "side"])
    let clean = try backlog.run(["check", "--range", "\(base)..HEAD"])
    #expect(clean.status == 0, "\(clean.output)")
    #expect(clean.output == "4 tickets in 4 commits checked: nothing found\n")
    // An evil merge moves the ticket itself.
    try backlog.repository.git(["reset", "-q", "--hard", "HEAD~"])
    try backlog.repository.git(["merge", "-q", "--no-commit", "side"])
    let evil = try commit(status: "dropped")
    let result = try backlog.run(["check", "--range", "\(base)..HEAD"])
    #expect(result.status == 1)
    #expect(result.output.contains("error[illegal-transition]"))
    #expect(result.output.contains("commit: \(evil.prefix(12))"))
  }

  @Test func theConfigurationIsTheCommitsOwn() throws {
    try commit(status: "waiting")
    try backlog.repository.write(
      "backlog/backlog.yml",
      TestBacklog.configuration.replacing(
        "  dropped:", with: "  waiting: {category: doing}\n  dropped:"))
    try backlog.repository.commit("a state")
    try backlog.repository.write("backlog/k/K-2.md", TestBacklog.ticket("K-2", status: "waiting"))
    try backlog.repository.commit("use it")
    let result = try backlog.run(["check", "--range", "HEAD~3..HEAD"])
    #expect(result.output.contains("2 tickets in 3 commits checked: 1 error"), "\(result.output)")
  }

  @Test func aRenameIsNoNewTicket() throws {
    try backlog.repository.write(
      "backlog/backlog.yml", TestBacklog.configuration + "transitions:\n  todo: [in-progress]\n")
    try backlog.repository.commit("transitions")
    try backlog.repository.git(["mv", path, "backlog/k/moved.md"])
    try commit(status: "review", "backlog/k/moved.md")
    let result = try backlog.run(["check", "--range", "HEAD~1.."])
    #expect(result.output.contains("error[illegal-transition]"), "\(result.output)")
  }

  @Test func aMistakeThatStaysInTheConfigurationIsSaidOnce() throws {
    try backlog.repository.write("backlog/backlog.yml", "workflo: {}\n")
    try backlog.repository.commit("mistake")
    try commit(status: "review")
    let result = try backlog.run(["check", "--range", "HEAD~2.."])
    #expect(result.status == 2)
    #expect(result.output.components(separatedBy: "error[configuration]").count == 2)
  }

  @Test(arguments: [
    ("backlog/backlog.yml", "rules: {odd: {on: always, require: [{nothing: x}]}}\n"),
    ("backlog/k/project.yml", "workflo: {}\n"),
  ])
  func aMistakeIsFoundWhereNoTicketIsTouched(file: String, text: String) throws {
    try backlog.repository.write(file, text)
    try backlog.repository.commit("mistake")
    let result = try backlog.run(["check", "--range", "HEAD~1.."])
    #expect(result.status == 2, "\(result.output)")
    #expect(result.output.contains("\(file):1:"))
  }

  @Test func aNewBranchIsHeldAgainstTheOthers() throws {
    try commit(status: "nonsense")
    try backlog.repository.git(["checkout", "-q", "-b", "side"])
    let same = try backlog.run(["check", "--range", "\(zero)..HEAD"])
    #expect(same.output.contains("in 0 commits"), "\(same.output)")
    try commit(status: "review")
    let one = try backlog.run(["check", "--range", "\(zero)..HEAD"])
    #expect(one.output == "1 ticket in 1 commit checked: nothing found\n", "\(one.output)")
    let deleted = try backlog.run(["check", "--range", "HEAD..\(zero)"])
    #expect(deleted.status == 0)
  }

  @Test func aBaseThatIsGoneIsSaid() throws {
    try commit(status: "review")
    let gone = String(repeating: "12", count: 20)
    let result = try backlog.run(["check", "--range", "\(gone)..HEAD"])
    #expect(result.status == 0)
    #expect(result.errors.contains("warning: the commit 121212121212 is not in this clone"))
    let unknown = try backlog.run(["check", "--range", "nowhere..HEAD"])
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("there is no commit nowhere here"))
    #expect(try backlog.run(["check", "--range", "HEAD"]).status == 2)
  }

  @Test func aShallowCloneIsRefusedWithTheCure() throws {
    for status in ["in-progress", "review"] { try commit(status: status) }
    let clone = backlog.repository.root + "/../shallow"
    try backlog.repository.git(
      ["clone", "-q", "--depth", "1", "file://\(backlog.repository.root)", clone])
    let result = try backlog.run(["-C", clone, "check", "--range", "\(zero)..HEAD"])
    #expect(result.status == 3)
    #expect(result.errors.contains("fetch-depth: 0"), "\(result.errors)")
    let base = try backlog.run(["-C", clone, "check", "--range", "HEAD~1..HEAD"])
    #expect(base.status == 3)
  }

  @Test func idsAndQueriesNarrowEveryScope() throws {
    try backlog.repository.write("backlog/k/K-2.md", TestBacklog.ticket("K-2"))
    try backlog.repository.commit("second")
    try commit(status: "nonsense")
    #expect(try backlog.run(["check", "k-2"]).status == 0)
    #expect(try backlog.run(["check", "K-2", "K-1"]).status == 1)
    #expect(try backlog.run(["check", "status:todo"]).output.hasPrefix("1 ticket checked"))
    #expect(try backlog.run(["check", "K-2", "--range", "HEAD~2.."]).status == 0)
    #expect(try backlog.run(["check", "K-1", "--range", "HEAD~2.."]).status == 1)
    #expect(try backlog.run(["check", "K-7"]).errors.contains("there is no ticket K-7"))
    #expect(try backlog.run(["check", "--staged", "--range", "HEAD~1.."]).status == 2)
    #expect(try backlog.run(["check", "--at", "HEAD~1"]).status == 0)
    #expect(try backlog.run(["check", "--at", "HEAD"]).status == 1)
  }

  @Test(arguments: ["text", "json", "sarif", "github", "junit"])
  func everyFormHasTheSameExitCode(form: String) throws {
    #expect(try backlog.run(["check", "--format", form]).status == 0)
    try backlog.repository.write("backlog/k/K-1.md", TestBacklog.ticket("K-1", status: "x"))
    let result = try backlog.run(["check", "--format", form])
    #expect(result.status == 1)
    #expect(result.output.contains("unknown-status"))
  }

  @Test func strictLetsWarningsFail() throws {
    let text = try backlog.repository.text(path)
    try backlog.repository.write(path, text.replacing("type: story", with: "type: story\nhue: x"))
    #expect(try backlog.run(["check"]).status == 0)
    #expect(try backlog.run(["check", "--strict"]).status == 1)
  }
}
