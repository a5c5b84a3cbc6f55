import TestSupport
import Testing
import TicketModel

@testable import TicketHistory

@Test func momentsAreKeptWhateverTheZoneTheyWereWrittenIn() throws {
  let history = try History()
  try history.set(
    "doing", day: 2,
    adding: [
      "GIT_AUTHOR_DATE": "2026-01-02T23:30:00-0800",
      "GIT_COMMITTER_DATE": "2026-01-03T16:45:00+0900",
    ])
  let event = try history.timeline().events[1]
  #expect(event.recorded.iso8601 == "2026-01-03T07:30:00Z")
  #expect(event.landed.iso8601 == "2026-01-03T07:45:00Z")
  let tokyo = try #require(BacklogTimeZone(identifier: "Asia/Tokyo"))
  #expect(tokyo.day(of: event.recorded) == CalendarDay("2026-01-03"))
}

@Test func bothDatesOfASkewedClockAreClampedAndSaid() throws {
  let history = try History()
  try history.set("doing", day: 10)
  let early = try history.set("review", day: 5)
  try history.set("done", day: 12)
  let timeline = try history.timeline()
  #expect(
    try history.steps() == ["->todo 01", "todo>doing 10", "doing>review 10", "review>done 12"])
  #expect(
    timeline.events.map(\.landed.iso8601) == [1, 10, 10, 12].map { History.day($0) })
  #expect(timeline.clamped == 1)
  #expect(
    try history.read().issues == [
      HistoryIssue(kind: .clampedTime, path: "backlog/a.md", commit: early, ticket: "A-1")
    ])
}

@Test func aCommitterDateThatRunsBackIsClampedAlone() throws {
  let history = try History()
  try history.set("doing", day: 3, adding: ["GIT_COMMITTER_DATE": History.day(8)])
  try history.set("done", day: 4)
  let timeline = try history.timeline()
  #expect(try history.steps() == ["->todo 01", "todo>doing 03", "doing>done 04"])
  #expect(timeline.events.map(\.landed.iso8601) == [1, 8, 8].map { History.day($0) })
  #expect(timeline.clamped == 1)
}

@Test func theDayOfCreationComesFromTheFileAtTheTip() throws {
  let history = try History()
  #expect(try history.timeline().created == nil)
  for day in ["2025-11-30", "2025-12-24"] {
    try history.repository.write(
      "backlog/a.md", "---\nid: A-1\nstatus: todo\ncreated: \(day)\n---\n")
    try history.repository.commit("x", date: History.day(2))
  }
  #expect(try history.timeline().created == CalendarDay("2025-12-24"))
}

@Test func datesFarFromNowAreKept() throws {
  let history = try History()
  try history.set(
    "doing", day: 2,
    adding: ["GIT_AUTHOR_DATE": "@4102444800 +0000", "GIT_COMMITTER_DATE": "@4102444800 +0000"])
  #expect(try history.timeline().events.last?.recorded.iso8601 == "2100-01-01T00:00:00Z")
}
