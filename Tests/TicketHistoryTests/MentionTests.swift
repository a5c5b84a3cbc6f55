import TestSupport
import Testing
import TicketModel

@testable import TicketHistory

private func subjects(_ history: History, _ id: String = "A-1") throws -> [String] {
  try history.read().mentions(of: id).map(\.subject)
}

@Test(arguments: [
  "A-1: fix", "fix a-1", "fix (A-1)", "fix A-1.", "Merge branch 'feature/A-1-the-door'", "A-1を直す",
  "répare A-1, enfin", "see docs/a-1.md", "fix\n\nTicket: A-1\n", "fix\n\nCloses A-1\n", "[A-1] x",
  "A-1_x",
])
func aMessageThatNamesTheTicketIsFound(message: String) throws {
  let history = try History()
  try history.repository.commit(message)
  #expect(try subjects(history).count == 1)
}

@Test(arguments: [
  "AA-1", "A-12", "A-1.5 is out", "x-A-1", "A-1-2", "UTF-8 and ISO-8601", "A - 1", "A1", "BA-1",
])
func aMessageThatNamesAnotherIsNot(message: String) throws {
  let history = try History()
  try history.repository.commit(message)
  #expect(try subjects(history).isEmpty)
}

@Test func aTicketThatIsCalledLikeAStandardIsNamedByIt() throws {
  let history = try History()
  let early = try history.repository.commit("read UTF-8\nas it comes\n\nbody", date: History.day(2))
  try history.set("todo", day: 3, path: "backlog/u.md", id: "UTF-8")
  let mentions = try history.read().mentions(of: "utf-8")
  #expect(mentions.map(\.commit) == [early])
  #expect(mentions.first?.subject == "read UTF-8 as it comes")
  #expect(mentions.first?.date.iso8601 == History.day(2))
  #expect(mentions.first?.author.signature == "Ada Example <ada@example.com>")
}

@Test func theLongestIdOfAWordIsMeant() throws {
  let history = try History()
  try history.set("todo", day: 2, path: "backlog/b.md", id: "A-1.5")
  try history.repository.commit("finish A-1.5 and a-1.5 again")
  #expect(try subjects(history).isEmpty)
  #expect(try subjects(history, "A-1.5") == ["finish A-1.5 and a-1.5 again"])
}

@Test func aSubjectIsReadInItsEncoding() throws {
  let history = try History()
  try history.git(
    "-c", "i18n.commitEncoding=ISO-8859-1", "commit", "-q", "--allow-empty", "-m", "A-1: pr\u{EA}t")
  #expect(try subjects(history).count == 1)
}

@Test func commitsWithoutTheBacklogCountToo() throws {
  let history = try History()
  try history.repository.write("code.swift", "let x = 1\n")
  try history.repository.commit("A-1: code", date: History.day(3))
  try history.repository.commit("A-1: nothing at all", date: History.day(2))
  #expect(try subjects(history) == ["A-1: code", "A-1: nothing at all"])
}
