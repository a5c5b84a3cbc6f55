import Testing
import TicketModel

@testable import TicketReports

private func event(_ from: String?, _ to: String?, _ seconds: Int64, unknown: Bool = false)
  -> TicketEvent
{
  TicketEvent(
    from: from, to: to, isUnknown: unknown, recorded: Instant(seconds: seconds),
    landed: Instant(seconds: seconds + 60), commit: "0123456789abcdef",
    author: Person(name: "Ada", mail: "ada@example.com"))
}

private let paris = BacklogTimeZone(identifier: "Europe/Paris") ?? .utc
// 2026-03-29T00:30Z and 01:30Z: before and after the change to summer time in Paris.
private let timeline = TicketTimeline(
  id: "P3-1",
  events: [
    event(nil, "todo", 1_774_744_200), event("todo", "in-progress", 1_774_747_800),
    event("in-progress", nil, 1_774_747_800, unknown: true),
  ], clamped: 1, path: "backlog/p3/P3-1.md")

private let entry = LogRenderer.Entry(
  timeline,
  mentions: ["0123456789abcdef", "fedcba9876543210"].map { commit in
    CommitMention(
      commit: commit, subject: "P3-1: open the\u{1B} door", author: Person(name: "Bo", mail: "b"),
      date: Instant(seconds: 1_774_744_260))
  })

@Test func logTellsTheTimeOfTheZone() {
  #expect(
    LogRenderer(style: .plain, timezone: paris).text(entry) == """
      P3-1
        2026-03-29 01:30  (new) -> todo             01234567  Ada  1h
        2026-03-29 03:30  todo -> in-progress       01234567  Ada  0s
        2026-03-29 03:30  in-progress -> (unknown)  01234567  Ada
        1 event had a time before the event it follows

        Named by
        2026-03-29 01:31  P3-1: open the\\x1b door  fedcba98  Bo

      """)
}

@Test func logsOfManyAreApart() {
  let text = LogRenderer(style: .plain, timezone: .utc).text([
    LogRenderer.Entry(timeline), LogRenderer.Entry(timeline),
  ])
  #expect(text.contains("follows\n\nP3-1\n"))
}

@Test func jsonOfALogHasTheReleasedKeys() throws {
  let json = LogRenderer.json(entry)
  #expect(json["clamped"] == 1)
  guard case .array(let events) = try #require(json["events"]) else {
    Issue.record("no list of events")
    return
  }
  #expect(events[0]["from"] == .null)
  #expect(events[0]["to"] == "todo")
  #expect(events[0]["recorded"] == "2026-03-29T00:30:00Z")
  #expect(events[0]["landed"] == "2026-03-29T00:31:00Z")
  #expect(events[0]["author"] == "Ada <ada@example.com>")
  guard case .array(let commits) = try #require(json["commits"]) else {
    Issue.record("no list of commits")
    return
  }
  #expect(commits.count == 2)
  #expect(
    commits[1] == [
      "commit": "fedcba9876543210", "subject": "P3-1: open the\u{1B} door", "author": "Bo <b>",
      "date": "2026-03-29T00:31:00Z",
    ])
}

@Test(arguments: [
  (0, "0s"), (59, "59s"), (60, "1m"), (3_725, "1h 2m"), (86_400, "1d"), (356_400, "4d 3h"),
])
func aStretchOfTimeIsSaidInItsTwoGreatestUnits(seconds: Int64, text: String) {
  #expect(LogRenderer.span(seconds) == text)
}
