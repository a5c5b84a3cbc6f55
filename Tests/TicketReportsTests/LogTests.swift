import Testing
import TicketModel
import TicketReports

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

@Test func logTellsTheTimeOfTheZone() {
  #expect(
    LogRenderer(style: .plain, timezone: paris).text(timeline) == """
      P3-1
        2026-03-29 01:30  (new) -> todo             01234567  Ada
        2026-03-29 03:30  todo -> in-progress       01234567  Ada
        2026-03-29 03:30  in-progress -> (unknown)  01234567  Ada
        1 event had a time before the event it follows

      """)
}

@Test func logsOfManyAreApart() {
  let text = LogRenderer(style: .plain, timezone: .utc).text([timeline, timeline])
  #expect(text.contains("follows\n\nP3-1\n"))
}

@Test func jsonOfALogHasTheReleasedKeys() throws {
  let json = LogRenderer.json(timeline)
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
}
