import Libgit2
import TestSupport
import Testing
import TicketModel

@testable import TicketHistory

func read(
  _ repository: TestRepository, _ layout: BacklogLayout = BacklogLayout(root: "backlog")
) throws -> BacklogHistory {
  let git = try Opened.repository(repository)
  let tip = try #require(try git.resolve("refs/heads/main"))
  return try HistoryReader(repository: git, layout: layout).read(from: tip)
}

func ticket(_ status: String, id: String = "A-1", text: String = "") -> String {
  "---\nid: \(id)\nstatus: \(status)\ncreated: 2026-01-02\n---\n\(text)"
}

func row(_ timeline: TicketTimeline?) -> [String] {
  timeline?.events.map { "\($0.kind) \($0.from ?? "-") \($0.isUnknown ? "?" : $0.to ?? "-")" } ?? []
}

@Test func aMergeThatTakesTheOlderSideClosesTheRow() throws {
  let repository = try TestRepository()
  try repository.write("backlog/a.md", ticket("todo"))
  try repository.commit("one", date: "2026-01-05T09:00:00Z")
  try repository.git(["branch", "side"])
  try repository.write("backlog/a.md", ticket("doing"))
  try repository.commit("two", date: "2026-01-06T09:00:00Z")
  try repository.git(["checkout", "-q", "side"])
  try repository.write("backlog/a.md", ticket("done"))
  try repository.commit("three", date: "2026-01-07T09:00:00Z")
  try repository.git(["checkout", "-q", "main"])
  try repository.git(["merge", "-q", "-s", "ours", "side"], date: "2026-01-08T09:00:00Z")
  let timeline = try #require(try read(repository)["a-1"])
  #expect(
    row(timeline) == ["change - todo", "change todo doing", "change todo done", "merge done doing"])
  #expect(timeline.events[2].landed.iso8601 == "2026-01-08T09:00:00Z")
  #expect(timeline.events[2].recorded.iso8601 == "2026-01-07T09:00:00Z")
  #expect(timeline.created == CalendarDay("2026-01-02"))
}

@Test func aCherryPickIsOneEvent() throws {
  let repository = try TestRepository()
  try repository.write("backlog/a.md", ticket("todo"))
  try repository.commit("one", date: "2026-01-05T09:00:00Z")
  try repository.git(["branch", "side"])
  try repository.write("backlog/a.md", ticket("doing"))
  try repository.commit("two", date: "2026-01-06T09:00:00Z")
  try repository.git(["checkout", "-q", "side"])
  try repository.write("other", "x")
  try repository.commit("three", date: "2026-01-06T10:00:00Z")
  try repository.git(["cherry-pick", "main"], date: nil)
  try repository.git(["checkout", "-q", "main"])
  try repository.git(["merge", "-q", "side", "-m", "m"], date: "2026-01-08T09:00:00Z")
  #expect(row(try read(repository)["A-1"]) == ["change - todo", "change todo doing"])
}

@Test func aRevertThatIsTakenBackCountsEveryTime() throws {
  let repository = try TestRepository()
  for (status, hour) in zip(["todo", "doing", "todo", "doing"], ["07", "08", "09", "08"]) {
    try repository.write("backlog/a.md", ticket(status))
    try repository.commit(status, date: "2026-01-05T\(hour):00:00Z")
  }
  let timeline = try #require(try read(repository)["A-1"])
  #expect(
    row(timeline) == [
      "change - todo", "change todo doing", "change doing todo", "change todo doing",
    ])
  #expect(timeline.clamped == 1)
}

@Test func theTrailersOfASquashAddItsSteps() throws {
  let repository = try TestRepository()
  try repository.write("backlog/a.md", ticket("todo"))
  try repository.commit("one", date: "2026-01-05T09:00:00Z")
  try repository.write("backlog/a.md", ticket("done"))
  try repository.commit(
    """
    Squashed

        Ticket-State: A-1 doing -> done 2026-01-07T09:00:00Z
        Ticket-State: A-1 todo -> doing 2026-01-06T09:00:00Z
    """, date: "2026-01-08T09:00:00Z")
  let timeline = try #require(try read(repository)["A-1"])
  #expect(row(timeline) == ["change - todo", "trailer todo doing", "change doing done"])
  #expect(timeline.events[1].recorded.iso8601 == "2026-01-06T09:00:00Z")
  try repository.write("backlog/a.md", ticket("todo"))
  try repository.commit(
    """
    x

    Ticket-State: A-1 review -> doing 2026-01-07T09:00:00Z
    Ticket-State: A-1 doing -> todo 2026-01-06T09:00:00Z
    """, date: "2026-01-09T09:00:00Z")
  #expect(row(try read(repository)["A-1"]).dropFirst(3) == ["change done todo"])
}

@Test func aDeletionIsAnEventAndAMoveOrAnotherCaseIsNone() throws {
  let repository = try TestRepository()
  try repository.write("backlog/a.md", ticket("todo"))
  try repository.commit("one")
  try repository.git(["mv", "backlog/a.md", "backlog/b.md"])
  try repository.commit("two")
  try repository.write("backlog/b.md", ticket("Todo"))
  try repository.commit("three")
  #expect(try read(repository)["A-1"]?.path == "backlog/b.md")
  try repository.git(["rm", "-q", "backlog/b.md"])
  try repository.commit("four")
  let timeline = try #require(try read(repository)["A-1"])
  #expect(row(timeline) == ["change - todo", "deletion Todo -"])
  #expect(timeline.path == nil)
}

@Test func twoFilesWithOneIdAreSaidAndTheFirstPathSpeaks() throws {
  let repository = try TestRepository()
  try repository.write("backlog/b.md", ticket("todo"))
  try repository.commit("one")
  try repository.write("backlog/a.md", ticket("done", id: "a-1"))
  let commit = try repository.commit("two")
  let history = try read(repository)
  #expect(row(history["A-1"]) == ["change - todo", "change todo done"])
  #expect(
    history.issues == [
      HistoryIssue(kind: .duplicateID, path: "backlog/b.md", commit: commit, ticket: "a-1")
    ])
}

@Test func authorsGoThroughTheMailmap() throws {
  let repository = try TestRepository()
  try repository.write(".mailmap", "Ada Lovelace <ada@lovelace.example> <ada@example.com>\n")
  try repository.write("backlog/a.md", ticket("todo"))
  try repository.commit("one")
  let author = try read(repository)["A-1"]?.events.first?.author
  #expect(author == Person(name: "Ada Lovelace", mail: "ada@lovelace.example"))
}

@Test func aShallowCloneIsRefusedWithTheCure() throws {
  let repository = try TestRepository()
  try repository.commit("one")
  try repository.commit("two")
  try repository.git(["clone", "-q", "--depth", "1", "file://\(repository.root)", "clone"])
  let git = try Opened.repository(repository, at: "clone")
  let tip = try #require(try git.resolve("HEAD"))
  let reader = HistoryReader(repository: git, layout: BacklogLayout(root: "backlog"))
  let error = #expect(throws: HistoryError.self) { try reader.read(from: tip) }
  #expect(error?.hint == "run `git fetch --unshallow`")
}

@Test func aBrokenFrontMatterIsReadByItsLines() throws {
  let repository = try TestRepository()
  try repository.write("backlog/a.md", ticket("todo"))
  try repository.commit("one")
  try repository.write("backlog/a.md", "---\nid: A-1\ntitle: a: b: c\nstatus: doing\n---\n")
  let commit = try repository.commit("two")
  let history = try read(repository)
  #expect(row(history["A-1"]) == ["change - todo", "change todo doing"])
  #expect(
    history.issues == [
      HistoryIssue(
        kind: .brokenFrontMatter, path: "backlog/a.md", commit: commit, ticket: "A-1")
    ])
}
