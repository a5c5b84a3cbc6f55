import TestSupport
import Testing
import TicketModel

@testable import TicketHistory

@Test func movesBetweenFoldersWithEditsAreNoEvents() throws {
  let history = try History()
  try history.git("mv", "backlog/a.md", "backlog/b.md")
  try history.repository.write(
    "backlog/b.md", "---\nid: A-1\nstatus: todo\n---\n\nQuite another text.\n")
  try history.repository.commit("move and edit", date: History.day(2))
  try history.git("rm", "-q", "backlog/b.md")
  try history.set("doing", day: 3, path: "backlog/archive/2026/x.md")
  #expect(try history.steps() == ["->todo 01", "todo>doing 03"])
  #expect(try history.timeline().path == "backlog/archive/2026/x.md")
}

@Test func aFileThatLeavesTheBacklogIsDeletedAndOneThatReturnsIsBack() throws {
  let history = try History()
  try history.git("mv", "backlog/a.md", "elsewhere.md")
  try history.repository.commit("out", date: History.day(2))
  #expect(try history.timeline().path == nil)
  try history.git("mv", "elsewhere.md", "backlog/a.md")
  try history.repository.commit("in", date: History.day(3))
  #expect(try history.steps() == ["->todo 01", "todo>- 02", "->todo 03"])
  #expect(try history.timeline().events.map(\.kind) == [.change, .deletion, .change])
}

@Test func twoFilesOfOneIdInThePastAreSaidAlsoWhenAllIsWellNow() throws {
  let history = try History()
  let second = try history.set("done", day: 2, path: "backlog/z.md")
  try history.set("doing", day: 3, path: "backlog/A.md")
  try history.git("rm", "-q", "backlog/A.md")
  try history.repository.commit("first gone", date: History.day(4))
  try history.git("rm", "-q", "backlog/a.md")
  try history.repository.commit("second gone", date: History.day(5))
  // `A.md` stands before `a.md`, `a.md` before `z.md`.
  #expect(
    try history.steps()
      == ["->todo 01", "todo>doing 03", "doing>todo 04", "todo>done 05"])
  let issues = try history.read().issues
  #expect(issues.map(\.kind) == [.duplicateID, .duplicateID, .duplicateID])
  #expect(issues.map(\.path) == ["backlog/z.md", "backlog/a.md", "backlog/z.md"])
  #expect(issues.first?.commit == second)
}

@Test func aVersionWithoutAnIdCountsUnderTheOneItsPathHad() throws {
  let history = try History()
  try history.repository.write("backlog/a.md", "All thrown away.\n")
  let lost = try history.repository.commit("lost", date: History.day(2))
  try history.repository.write("backlog/a.md", "---\nstatus: doing\n---\n")
  try history.repository.commit("half", date: History.day(3))
  try history.set("done", day: 4)
  #expect(try history.steps() == ["->todo 01", "todo>? 02", "?>doing 03", "doing>done 04"])
  let issues = try history.read().issues
  #expect(issues.map(\.kind) == [.missingID, .missingID])
  #expect(issues.first?.commit == lost)
  #expect(issues.first?.ticket == "A-1")
}

@Test func aVersionWithoutAStatusIsUnknown() throws {
  let history = try History()
  for (text, day) in [("---\nid: A-1\n---\n", 2), ("---\nid: A-1\nstatus:\n---\n", 3)] {
    try history.repository.write("backlog/a.md", text)
    try history.repository.commit("x", date: History.day(day))
  }
  #expect(try history.steps() == ["->todo 01", "todo>? 02"])
  #expect(try history.read().issues.map(\.kind) == [.missingStatus, .missingStatus])
}

@Test(arguments: [
  "---\nid: A-1\ntitle: fix: it\nstatus: doing\n---\n",
  "---\r\nid: A-1\r\nstatus: doing\r\n---\r\n",
  "\u{FEFF}---\nid: A-1\nstatus: doing\n---\n",
  "---\nid: A-1\nstatus: doing\nowner: @ada\n---\n",
  "---\nid: A-1\n<<<<<<< HEAD\nstatus: doing\n=======\nstatus: done\n>>>>>>> side\n---\n",
  "---\nid: \"A-1\"\nstatus: 'doing' # now\n---\n",
])
func aVersionAsPeopleWriteItIsRead(text: String) throws {
  let history = try History()
  try history.repository.write("backlog/a.md", text)
  try history.repository.commit("x", date: History.day(2))
  #expect(try history.steps() == ["->todo 01", "todo>doing 02"])
}

@Test func aStatusThatNoWorkflowHasStaysAsWrittenAndCaseAloneIsNoEvent() throws {
  let history = try History()
  try history.set("Waiting for Godot", day: 2)
  try history.set("waiting FOR godot", day: 3)
  try history.set("DONE", day: 4)
  #expect(
    try history.steps() == [
      "->todo 01", "todo>Waiting for Godot 02", "waiting FOR godot>DONE 04",
    ])
}

@Test func symbolicLinksHiddenFilesAndTemplatesAreNoTickets() throws {
  let history = try History()
  for path in ["backlog/.hidden.md", "backlog/templates/t.md", "backlog/README.md", "outside.md"] {
    try history.set("todo", day: 2, path: path, id: "B-1")
  }
  try history.git("update-index", "--add", "--cacheinfo", "120000,\(blob(history)),backlog/l.md")
  try history.git("commit", "-q", "-m", "a link")
  #expect(try history.read().timelines.map(\.id) == ["A-1"])
}

private func blob(_ history: History) throws -> String {
  try history.git("rev-parse", "HEAD:outside.md").split(separator: "\n").joined()
}

@Test func theMappingOfTheTipReadsTheVersionsBeforeIt() throws {
  let history = try History()
  try history.repository.write("docs/eip-1.md", "---\neip: 1\nstate: Draft\n---\n")
  try history.repository.commit("x", date: History.day(2))
  try history.repository.write("docs/eip-1.md", "---\neip: 1\nstate: Last Call\n---\n")
  try history.repository.commit("x", date: History.day(3))
  let layout = BacklogLayout(
    root: "docs", files: PathPattern("eip-*.md"), id: .init(key: "eip", prefix: "EIP-"),
    status: .init(key: "state"))
  let timeline = try read(history.repository, layout)["eip-1"]
  #expect(timeline?.id == "EIP-1")
  #expect(row(timeline) == ["change - Draft", "change Draft Last Call"])
}
