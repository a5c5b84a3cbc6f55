import Testing
import TicketFlow
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

private func report(_ count: Int) -> CycleTimeReport {
  let tickets = (0..<count).map { index in
    CycleTime(
      id: "P3-\(index + 1)", start: Instant(seconds: 0),
      finish: Instant(seconds: Int64(index) * 86_400), cycleTimeDays: index + 1,
      leadTimeDays: index + 2)
  }
  return CycleTimeReport(
    asOf: Instant(seconds: 86_400 * 30), timezone: .utc, tickets: tickets,
    excluded: [CycleTimeExclusion(id: "P3-99", finish: Instant(seconds: 5), reason: .createdInDone)]
  )
}

@Test func cycleTimesOfTenTicketsHaveAnExpectation() {
  let text = CycleTimeRenderer(style: .plain).text(report(10))
  #expect(
    text.hasPrefix("Cycle time: 10 tickets finished, as of 1970-01-31 (UTC)\n  p50  5 days\n"))
  #expect(text.contains("expectation: 9 days or less, kept by 9 of 10"))
  #expect(text.contains("P3-99  created straight in a done state"))
}

@Test func cycleTimesOfFourTicketsHaveNoPercentile() {
  let text = CycleTimeRenderer(style: .plain).text(report(4))
  #expect(text.contains("too few for a percentile"))
  #expect(CycleTimeRenderer.json(report(4))["sle"] == .null)
  #expect(CycleTimeRenderer.json(report(4))["percentiles"] == .object([]))
}

@Test func jsonOfCycleTimesHasTheReleasedKeys() {
  #expect(
    CycleTimeRenderer.json(report(1)).text(.compact)
      == #"{"asOf":"1970-01-31T00:00:00Z","timezone":"UTC","count":1,"percentiles":{},"sle":null,"#
      + #""tickets":[{"id":"P3-1","start":"1970-01-01T00:00:00Z","finish":"1970-01-01T00:00:00Z","#
      + #""cycleTimeDays":1,"leadTimeDays":2,"seconds":0}],"#
      + #""excluded":[{"id":"P3-99","reason":"created straight in a done state"}]}"#)
}
