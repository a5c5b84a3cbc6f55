import Foundation
import TestSupport
import Testing

@Suite struct ReadingTests {
  let backlog: TestBacklog

  init() throws { backlog = try TestBacklog() }

  private func json(_ arguments: [String]) throws -> Any {
    let result = try backlog.run(arguments + ["--format", "json"])
    #expect(result.status == 0, "\(result.errors)")
    return try JSONSerialization.jsonObject(with: Data(result.output.utf8))
  }

  @Test func aListIsAnArrayOfTicketsWithTheirOwnFields() throws {
    let list = try #require(try json(["list"]) as? [[String: Any]])
    let ticket = try #require(list.first)
    #expect(list.count == 1)
    #expect(ticket["id"] as? String == "K-1")
    #expect(ticket["title"] as? String == "Count the things")
    #expect(ticket["category"] as? String == "todo")
    #expect(ticket["project"] as? String == "k")
    #expect(ticket["path"] as? String == "backlog/k/K-1.md")
    #expect(ticket["estimate"] as? Int == 3)
  }

  @Test func aQueryChooses() throws {
    #expect(try backlog.run(["list", "status:todo", "estimate>=3"]).output.contains("K-1"))
    #expect(try !backlog.run(["list", "status:done"]).output.contains("K-1"))
    let wrong = try backlog.run(["list", "statis:done"])
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("status"))
  }

  @Test func aListTakesColumnsAndAnOrder() throws {
    try backlog.repository.write(
      "backlog/k/K-10.md", TestBacklog.ticket("K-10", status: "done"))
    try backlog.repository.write(
      "backlog/k/K-9.md", TestBacklog.ticket("K-9", status: "in-progress"))
    let ids = { (arguments: [String]) in
      try backlog.run(["list", "--format", "ids"] + arguments).output
    }
    #expect(try ids([]) == "K-1\nK-9\nK-10\n")
    #expect(try ids(["--sort", "-status", "--limit", "2"]) == "K-10\nK-9\n")
    #expect(try ids(["--sort", "-id", "--reverse"]) == "K-1\nK-9\nK-10\n")
    #expect(
      try backlog.run(["list", "--columns", "status,id", "K-9"]).output == "in-progress  K-9\n")
    #expect(
      try backlog.run(["list", "--format", "csv", "--columns", "id,status", "K-9"]).output
        == "id,status\r\nK-9,in-progress\r\n")
  }

  @Test(arguments: [["list"], ["board"], ["show", "is:open"], ["log"]])
  func whateverListsTicketsHasAFormOfIDsAloneAndATable(_ command: [String]) throws {
    #expect(try backlog.run(command + ["--format", "ids"]).output == "K-1\n")
    let rows = try backlog.run(command + ["--format", "csv"]).output.split(separator: "\r\n")
    #expect(rows.first?.hasPrefix("id,") == true)
    #expect(rows.dropFirst().allSatisfy { $0.hasPrefix("K-1,") })
    #expect(rows.count == 2)
  }

  @Test func rulesAreATableToo() throws {
    let rows = try backlog.run(["rules", "--format", "csv"]).output.split(separator: "\r\n")
    #expect(rows.first == "name,severity,origin,summary")
    #expect(rows.contains { $0.hasPrefix("acceptance-met,error,backlog/backlog.yml:") })
  }

  @Test(arguments: [["list"], ["board"], ["log"], ["rules"]])
  func noLineEndsWithABlank(_ command: [String]) throws {
    try backlog.run(["new", "Second", "--owner", "Ada", "--set", "blocked=legal"])
    let lines = try backlog.run(command).output.split(separator: "\n")
    #expect(lines.count > 1)
    #expect(!lines.contains { $0.hasSuffix(" ") })
  }

  @Test(arguments: [["-réseau"], ["-日本"], ["-count the"], ["-token or x"]])
  func aTextThatTicketsMustNotHaveIsNoOption(_ words: [String]) throws {
    let result = try backlog.run(["list", "--format", "ids"] + words)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output == (words == ["-count the"] ? "" : "K-1\n"))
  }

  @Test func anUnknownOptionThatMayBeAWordOfAQueryIsHintedAt() throws {
    let result = try backlog.run(["list", "-count"])
    #expect(result.status == 2)
    #expect(result.errors.hasSuffix("tickets list -- -count\n"))
    #expect(try backlog.run(["list", "--", "-count"]).output == "")
  }

  @Test(arguments: ["--sort", "--columns"])
  func aFieldThatNobodyKnowsIsAUsageError(_ option: String) throws {
    let wrong = try backlog.run(["list", option, "id,ownr"])
    #expect(wrong.status == 2)
    #expect(wrong.errors == "error: no field is called ownr\nhint: did you mean owner?\n")
  }

  @Test func aWordOfAQueryMayBeginWithAHyphen() throws {
    #expect(try backlog.run(["list", "-status:done", "-(owner:x)"]).output.contains("K-1"))
    #expect(try !backlog.run(["list", "-status:todo"]).output.contains("K-1"))
    let wrong = try backlog.run(["list", "-status:todo", "-owned:x"])
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("-status:todo -owned:x\n              ^^^^^\n"))
    #expect(try backlog.run(["list", "-x"]).status == 2)
  }

  @Test func showHasBodySectionsAndCheckboxes() throws {
    let ticket = try #require(try json(["show", "k-1"]) as? [String: Any])
    let boxes = try #require(ticket["checkboxes"] as? [[String: Any]])
    #expect(boxes.map { $0["text"] as? String } == ["they are counted", "the count is shown"])
    #expect(boxes.map { $0["line"] as? Int } == [13, 14])
    #expect(boxes.first?["section"] as? String == "Acceptance criteria")
    #expect((ticket["body"] as? String)?.contains("Why and what.") == true)
    #expect(try backlog.run(["show", "K-1"]).output.contains("they are counted"))
  }

  @Test func theBoardShowsEveryState() throws {
    let board = try backlog.run(["board"]).output
    #expect(board.contains("in-progress"))
    #expect(board.contains("K-1"))
  }

  @Test func theLogTellsTheMovesWithTheirDates() throws {
    try backlog.run(["move", "K-1", "in-progress"], date: "2026-01-06T10:00:00+01:00")
    let log = try #require(try json(["log", "k-1"]) as? [String: Any])
    let events = try #require(log["events"] as? [[String: Any]])
    #expect(log["id"] as? String == "K-1")
    #expect(events.map { $0["to"] as? String } == ["todo", "in-progress"])
    #expect(events.last?["recorded"] as? String == "2026-01-06T09:00:00Z")
    #expect(events.last?["author"] as? String == "Ada Example <ada@example.com>")
  }

  @Test func theCycleTimeCountsBothDays() throws {
    try backlog.run(["move", "K-1", "in-progress"], date: "2026-01-06T10:00:00Z")
    try backlog.tickBoxes("backlog/k/K-1.md")
    try backlog.run(["move", "K-1", "done"], date: "2026-01-09T10:00:00Z")
    let report = try #require(
      try json(["report", "cycle-time", "--as-of", "2026-01-31"]) as? [String: Any])
    let tickets = try #require(report["tickets"] as? [[String: Any]])
    #expect(report["count"] as? Int == 1)
    #expect(tickets.first?["cycleTimeDays"] as? Int == 4)
    #expect(tickets.first?["leadTimeDays"] as? Int == 5)
    #expect(tickets.first?["seconds"] as? Int == 3 * 86_400)
  }

  @Test func outsideARepositoryTheExitCodeIsThree() throws {
    let folder = try TemporaryFolder()
    let result = try backlog.run(["-C", folder.path, "list"])
    #expect(result.status == 3)
    #expect(result.errors.contains("not a git repository"))
  }

  @Test func aFullOutputIsAnError() throws {
    let result = try ProcessResult.run(
      ["sh", "-c", "\(TestBacklog.binaryFolder)/tickets list > /dev/full"],
      directory: backlog.repository.root, environment: backlog.repository.environment())
    #expect(result.status == 3)
  }

}
