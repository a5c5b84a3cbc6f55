import Foundation
import TestSupport
import Testing

@Suite struct UndoTests {
  private let backlog: TestBacklog
  private let path = "backlog/k/K-1.md"
  private var repository: TestRepository { backlog.repository }

  init() throws { backlog = try TestBacklog() }

  private func log(_ format: String = "%s") throws -> String {
    try repository.git(["log", "-1", "--format=\(format)"])
  }

  @Test func undoIsACommitThatGivesTheOldBytesBack() throws {
    let before = try repository.bytes(path)
    #expect(try backlog.run(["move", "K-1", "in-progress"]).status == 0)
    let head = try repository.git(["rev-parse", "HEAD"])
    let result = try backlog.run(["undo"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.output.hasPrefix(
        "Undone: \(head.prefix(7)) (K-1: todo -> in-progress)\n"
          + "K-1: in-progress -> todo (committed as "))
    #expect(try repository.bytes(path) == before)
    #expect(try repository.git(["diff", "--stat", "HEAD~2", "HEAD"]) == "")
    #expect(try repository.git(["status", "--porcelain"]) == "")
    #expect(
      try log("%B") == """
        Revert "K-1: todo -> in-progress"

        This reverts commit \(head.prefix(40)).

        Ticket-State: K-1 in-progress -> todo 2026-01-06T10:00:00Z


        """)
  }

  @Test func undoOfAnUndoBringsItBack() throws {
    #expect(try backlog.run(["move", "K-1", "in-progress"]).status == 0)
    let moved = try repository.bytes(path)
    #expect(try backlog.run(["undo"]).status == 0)
    #expect(try backlog.run(["undo"]).status == 0)
    #expect(try repository.bytes(path) == moved)
    #expect(try log() == "Reapply \"K-1: todo -> in-progress\"\n")
  }

  @Test(arguments: [false, true])
  func anUndoThatWasCutShortIsFinished(isStaged: Bool) throws {
    let old = try repository.bytes(path)
    #expect(try backlog.run(["move", "K-1", "in-progress"]).status == 0)
    try repository.write(path, bytes: old)
    if isStaged { try repository.git(["add", path]) }
    #expect(try backlog.run(["undo"]).status == 0)
    #expect(try repository.git(["status", "--porcelain"]) == "")
    #expect(try log() == "Revert \"K-1: todo -> in-progress\"\n")
  }

  @Test func anUndoOfANewTicketThatWasCutShortIsFinished() throws {
    #expect(try backlog.run(["new", "Another"]).status == 0)
    try repository.git(["rm", "-q", "--cached", "backlog/k/K-2.md"])
    try repository.remove("backlog/k/K-2.md")
    #expect(try backlog.run(["undo"]).status == 0)
    #expect(try repository.git(["status", "--porcelain"]) == "")
    #expect(try repository.git(["ls-files", "backlog/k/K-2.md"]) == "")
  }

  @Test func otherWorkStays() throws {
    #expect(try backlog.run(["move", "K-1", "in-progress"]).status == 0)
    try repository.write("staged.txt", "staged\n")
    try repository.git(["add", "staged.txt"])
    try repository.write("staged.txt", "more\n")
    #expect(try backlog.run(["undo"]).status == 0)
    #expect(try repository.git(["status", "--porcelain"]) == "AM staged.txt\n")
    #expect(try repository.git(["show", "--format=", "--name-only"]) == "\(path)\n")
  }

  @Test func aNewTicketGoesAgain() throws {
    #expect(try backlog.run(["new", "Another"]).status == 0)
    let file = "backlog/k/K-2.md"
    _ = try repository.bytes(file)
    let result = try backlog.run(["undo"])
    #expect(result.status == 0, "\(result.errors)")
    #expect(throws: (any Error).self) { try repository.bytes(file) }
    #expect(try repository.git(["ls-files"]) == "backlog/backlog.yml\n\(path)\n")
    #expect(try repository.git(["status", "--porcelain"]) == "")
    #expect(try backlog.run(["undo"]).status == 0)
    #expect(try repository.text(file).contains("title: Another"))
  }

  @Test func aTicketThatOthersReferToIsNotTakenAway() throws {
    #expect(try backlog.run(["new", "Another"]).status == 0)
    let head = try repository.git(["rev-parse", "HEAD"]).prefix(40)
    let text = try repository.text(path)
    try repository.write(path, text.replacing("estimate: 3", with: "depends-on: [K-2]"))
    try repository.commit("refer")
    let result = try backlog.run(["undo", String(head)])
    #expect(result.status == 1)
    #expect(result.errors.contains("unknown-reference"), "\(result.errors)")
    #expect(try repository.git(["status", "--porcelain"]) == "")
  }

  @Test func aCommitOfSomebodyElseIsNotUndone() throws {
    #expect(try backlog.run(["move", "K-1", "in-progress"]).status == 0)
    let head = try repository.git(["rev-parse", "--short=7", "HEAD"]).prefix(7)
    try repository.write("code.txt", "x\n")
    try repository.commit("code")
    let result = try backlog.run(["undo"])
    #expect(result.status == 1)
    #expect(result.errors.contains("tickets did not make HEAD"))
    #expect(result.errors.contains("`tickets undo \(head)`"))
    #expect(try backlog.run(["undo", String(head)]).status == 0)
    #expect(try log() == "Revert \"K-1: todo -> in-progress\"\n")
    #expect(try repository.text("code.txt") == "x\n")
  }

  @Test func whatSomebodyBuiltOnIsKeptUnlessTold() throws {
    #expect(try backlog.run(["move", "K-1", "in-progress"]).status == 0)
    let head = String(try repository.git(["rev-parse", "HEAD"]).prefix(40))
    try repository.write(path, try repository.text(path) + "\nmore\n")
    try repository.commit("more")
    let result = try backlog.run(["undo", head])
    #expect(result.status == 1)
    #expect(result.errors.contains("was changed again after"))
    #expect(try backlog.run(["undo", head, "--force"]).status == 0)
    #expect(try repository.text(path).contains("status: todo"))
    #expect(try repository.text(path).hasSuffix("\nmore\n"))
    let again = try backlog.run(["undo", head, "--force"])
    #expect(again.output == "K-1 is todo already; nothing to do.\n")
  }

  @Test func changesThatAreNotCommittedAreNotLost() throws {
    #expect(try backlog.run(["move", "K-1", "in-progress"]).status == 0)
    let mine = try repository.text(path) + "\nmine\n"
    try repository.write(path, mine)
    #expect(try backlog.run(["undo"]).status == 1)
    try repository.git(["add", path])
    try repository.write(path, mine.replacing("\nmine\n", with: ""))
    let result = try backlog.run(["undo"])
    #expect(result.status == 1)
    #expect(result.errors.contains("staged changes of your own"))
    #expect(try repository.git(["status", "--porcelain"]) == "MM \(path)\n")
  }

  @Test func theRulesJudgeTheResult() throws {
    try repository.write(
      "backlog/backlog.yml",
      TestBacklog.configuration.replacing(
        "fields:", with: "transitions: {todo: [in-progress], in-progress: [review]}\nfields:"))
    try repository.commit("transitions")
    #expect(try backlog.run(["move", "K-1", "in-progress"]).status == 0)
    let result = try backlog.run(["undo"])
    #expect(result.status == 1)
    #expect(result.errors.contains("illegal-transition"), "\(result.errors)")
  }

  @Test func aSquashedCommitWithCodeIsLeftAlone() throws {
    try repository.write("code.txt", "x\n")
    try repository.write(
      path, try repository.text(path).replacing("status: todo", with: "status: review"))
    try repository.commit("feature\n\nTicket-State: K-1 todo -> review 2026-01-05T09:00:00Z")
    let result = try backlog.run(["undo"])
    #expect(result.status == 1)
    #expect(result.errors.contains("code.txt"))
    #expect(try backlog.run(["undo", "--force"]).status == 0)
    #expect(try repository.text("code.txt") == "x\n")
    #expect(try repository.text(path).contains("status: todo"))
  }

  @Test func lineEndsOfTheCheckoutSurvive() throws {
    try repository.git(["config", "core.autocrlf", "true"])
    try repository.write(path, TestBacklog.ticket("K-1").replacing("\n", with: "\r\n"))
    try repository.git(["add", path])
    let before = try repository.bytes(path)
    #expect(try backlog.run(["move", "K-1", "review"]).status == 0)
    #expect(try backlog.run(["undo"]).status == 0)
    #expect(try repository.bytes(path) == before)
    #expect(try repository.git(["status", "--porcelain"]) == "")
    #expect(!(try repository.git(["cat-file", "blob", "HEAD:\(path)"]).contains("\r")))
  }

  @Test func theAnswerSaysWhatWasUndone() throws {
    #expect(try backlog.run(["set", "K-1", "estimate=5"]).status == 0)
    #expect(try backlog.run(["undo"]).output.contains("\nK-1: changed back (committed as "))
    #expect(try backlog.run(["split", "K-1"]).status == 0)
    let head = String(try repository.git(["rev-parse", "HEAD"]).prefix(40))
    let result = try backlog.run(["undo", "--format", "json"])
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [String: Any])
    #expect(json["undone"] as? String == head)
    let changes = try #require(json["changes"] as? [[String: Any]])
    #expect(changes.map { $0["id"] as? String } == ["K-1", "K-2", "K-3"])
    #expect(changes.map { $0["to"] as? String } == ["todo", nil, nil])
  }

  @Test func aTicketComesBackOutOfTheArchive() throws {
    #expect(try backlog.run(["archive", "K-1"]).status == 0)
    let output = try backlog.run(["undo"]).output
    #expect(output.hasPrefix("Undone: ") && output.contains("\nK-1: changed back ("))
    #expect(!output.contains("created") && !output.contains("removed"), "\(output)")
    #expect(try repository.text(path) == TestBacklog.ticket("K-1"))
  }

  @Test func whatACheckWroteIsUndone() throws {
    let bad = "---\nid: K-2\ntitle: Bad\nstatus: nope\ndue: 2026-1-3\n---\n"
    try repository.write("backlog/k/K-2.md", bad)
    try repository.commit("found here")
    #expect(try backlog.run(["check", "--write-baseline", "--commit"]).status == 0)
    let known = try backlog.run(["undo"])
    #expect(known.status == 0, "\(known.errors)")
    #expect(try repository.git(["diff", "--stat", "HEAD~2"]) == "")
    try repository.write("backlog/k/K-2.md", bad.replacing("nope", with: "todo"))
    try repository.commit("better")
    _ = try backlog.run(["check", "--fix", "--commit"])
    #expect(try log("%B").hasSuffix("\n\nTicket-Change: K-2\n\n"))
    #expect(try backlog.run(["undo"]).errors.contains("invalid-value"))
  }

  @Test func theConfigurationStaysWhileThereAreTickets() throws {
    let empty = try TestBacklog(isCommitted: false)
    try FileManager.default.removeItem(atPath: empty.repository.root + "/backlog")
    #expect(try empty.run(["init"]).status == 0)
    #expect(try empty.run(["new", "First", "-p", "k"]).status == 0)
    let refused = try empty.run(["undo", "HEAD~1"])
    #expect(refused.status == 1)
    #expect(refused.errors.contains("can't go while there are tickets: backlog/k/K-1.md"))
    #expect(try empty.run(["undo"]).status == 0)
    #expect(try empty.run(["undo", "HEAD~2"]).status == 0)
    #expect(try empty.repository.git(["ls-files"]) == "")
  }
}
