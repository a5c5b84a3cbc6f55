import TestSupport
import Testing
import TicketModel

@testable import TicketHistory

@Test func branchesThatChangeTheSameTicketBothCountAndTheMergeAddsNothing() throws {
  let history = try History()
  try history.on("side")
  try history.set("doing", day: 2)
  try history.on("main")
  try history.set("review", day: 3)
  try history.merge("side", as: "review", day: 4)
  // The last event agrees with the merge, so nothing is left to be said.
  #expect(try history.steps() == ["->todo 01", "todo>doing 02", "todo>review 03"])
}

@Test func anEvilMergeIsAnEventOfItsOwn() throws {
  let history = try History()
  try history.on("side")
  try history.set("doing", day: 2)
  try history.on("main")
  try history.set("review", day: 3)
  try history.merge("side", as: "done", day: 4)
  #expect(
    try history.steps() == ["->todo 01", "todo>doing 02", "todo>review 03", "review>done 04"])
  #expect(try history.timeline().events.last?.kind == .change)
}

@Test func anOctopusMergeAddsNothingOfItsOwn() throws {
  let history = try History()
  for (branch, day) in [("one", 2), ("two", 3), ("three", 4)] {
    try history.git("checkout", "-q", "-b", branch, "main")
    try history.set("doing", day: day, path: "backlog/\(branch).md", id: "B-\(day)")
  }
  try history.on("main")
  try history.git("merge", "-q", "--no-ff", "-m", "octopus", "one", "two", "three", day: 5)
  #expect(try history.git("rev-list", "--parents", "-n1", "HEAD").split(separator: " ").count == 5)
  let read = try history.read()
  #expect(read.timelines.map(\.id) == ["A-1", "B-2", "B-3", "B-4"])
  #expect(read.timelines.allSatisfy { $0.events.count == 1 })
  #expect(read["B-2"]?.events.first?.landed.iso8601 == History.day(5))
  #expect(read["B-2"]?.events.first?.recorded.iso8601 == History.day(2))
}

@Test func aMergeInARowOfMergesTakesEachSideOnce() throws {
  let history = try History()
  try history.on("side")
  try history.set("doing", day: 2)
  try history.on("main")
  try history.git("merge", "-q", "--no-ff", "-m", "m", "side", day: 3)
  try history.on("side")
  try history.git("merge", "-q", "--no-ff", "-m", "m", "main", day: 4)
  try history.set("done", day: 5)
  try history.on("main")
  try history.git("merge", "-q", "--no-ff", "-m", "m", "side", day: 6)
  #expect(try history.steps() == ["->todo 01", "todo>doing 02", "doing>done 05"])
  #expect(
    try history.timeline().events.map(\.landed.iso8601)
      == [History.day(1), History.day(3), History.day(6)])
}

@Test func aRebaseKeepsWhenItWasWritten() throws {
  let history = try History()
  try history.on("side")
  try history.set("doing", day: 2)
  try history.set("done", day: 4)
  try history.on("main")
  try history.set("todo", day: 3, path: "backlog/b.md", id: "B-1")
  try history.on("side")
  try history.git("rebase", "-q", "main", day: 10)
  try history.on("main")
  try history.git("merge", "-q", "--ff-only", "side")
  #expect(try history.steps() == ["->todo 01", "todo>doing 02", "doing>done 04"])
  #expect(try history.timeline().events.last?.landed.iso8601 == History.day(10))
}

@Test func anAmendedCommitKeepsWhenItWasWritten() throws {
  let history = try History()
  try history.set("doing", day: 2)
  try history.repository.write("backlog/a.md", "---\nid: A-1\nstatus: review\n---\n")
  try history.git("commit", "-q", "-a", "--amend", "-m", "y", day: 6)
  #expect(try history.steps() == ["->todo 01", "todo>review 02"])
  #expect(try history.timeline().events.last?.landed.iso8601 == History.day(6))
}

@Test func aRevertIsAChangeBack() throws {
  let history = try History()
  try history.set("done", day: 2)
  try history.git("revert", "--no-edit", "HEAD", day: 3)
  #expect(try history.steps() == ["->todo 01", "todo>done 02", "done>todo 03"])
}

@Test func aRevertedMergeTakesBackWhatItBrought() throws {
  let history = try History()
  try history.on("side")
  try history.set("done", day: 2)
  try history.on("main")
  try history.git("merge", "-q", "--no-ff", "-m", "m", "side", day: 3)
  try history.git("revert", "--no-edit", "-m", "1", "HEAD", day: 4)
  #expect(try history.steps() == ["->todo 01", "todo>done 02", "done>todo 04"])
}

@Test func aSquashWithoutTrailersIsOneStep() throws {
  let history = try History()
  try history.on("side")
  try history.set("doing", day: 2)
  try history.set("done", day: 3)
  try history.on("main")
  try history.git("merge", "-q", "--squash", "side")
  try history.git("commit", "-q", "-m", "squashed", day: 4)
  #expect(try history.steps() == ["->todo 01", "todo>done 04"])
}

@Test func aSquashKeepsTheStepsThatItsMessagesTell() throws {
  let history = try History()
  try history.on("side")
  func trailer(_ step: String, _ day: Int) -> String {
    "Move\n\nTicket-State: A-1 \(step) \(History.day(day))"
  }
  try history.set("doing", day: 2, message: trailer("todo -> doing", 2))
  try history.set("review", day: 3, message: trailer("doing -> review", 3))
  try history.set("done", day: 4, message: trailer("review -> done", 4))
  try history.on("main")
  try history.git("merge", "-q", "--squash", "side")
  try history.git("commit", "-q", "--no-edit", day: 5)
  #expect(
    try history.steps() == ["->todo 01", "todo>doing 02", "doing>review 03", "review>done 05"])
  // Where main was elsewhere when the branch was squashed, the chain says what did not happen.
  try history.git("reset", "-q", "--hard", "HEAD~1")
  try history.set("blocked", day: 5)
  try history.git("merge", "-q", "--squash", "-X", "theirs", "side")
  try history.git("commit", "-q", "--no-edit", day: 6)
  #expect(try history.steps() == ["->todo 01", "todo>blocked 05", "blocked>done 06"])
}

@Test func aTrailerThatTellsOfAnotherTicketIsLeftAlone() throws {
  let history = try History()
  try history.set(
    "done", day: 4,
    message: """
      x

      Ticket-State: A-2 todo -> doing 2026-01-02T09:00:00Z
      Ticket-State: A-2 doing -> done 2026-01-03T09:00:00Z
      """)
  #expect(try history.steps() == ["->todo 01", "todo>done 04"])
}
