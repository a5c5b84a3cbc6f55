import Testing
import TicketFlow
import TicketModel

/// A story worked out by hand.
struct Worked: Sendable, CustomTestStringConvertible {
  var name: String
  var story: String
  var created: String?
  var start = MetricsSettings.Start.first
  var zone = "Europe/Paris"
  var cycle: Int
  var lead: Int
  var seconds: Int64
  var testDescription: String { name }
}

let workedStories = [
  Worked(
    name: "begun and finished on one day is one day",
    story: "2026-01-05T09:00Z todo,2026-01-06T09:00Z in-progress,2026-01-06T17:00Z done",
    cycle: 1, lead: 2, seconds: 28_800),
  Worked(
    name: "an hour across midnight in Paris is two days",
    story: "2026-07-01T21:30Z todo,2026-07-01T21:30Z in-progress,2026-07-01T22:30Z done",
    cycle: 2, lead: 2, seconds: 3_600),
  Worked(
    name: "the same hour is one day in UTC",
    story: "2026-07-01T21:30Z todo,2026-07-01T21:30Z in-progress,2026-07-01T22:30Z done",
    zone: "UTC", cycle: 1, lead: 1, seconds: 3_600),
  Worked(
    name: "23:30 to 23:30 over the spring change is two days of 23 hours",
    story: "2026-03-28T22:00Z todo,2026-03-28T22:30Z in-progress,2026-03-29T21:30Z done",
    cycle: 2, lead: 2, seconds: 82_800),
  Worked(
    name: "24 hours within the long day of autumn are one day",
    story: "2026-10-24T21:30Z todo,2026-10-24T22:30Z in-progress,2026-10-25T22:30Z done",
    cycle: 1, lead: 2, seconds: 86_400),
  Worked(
    name: "reopening withdraws the earlier finish",
    story:
      "2026-01-05T09:00Z in-progress,2026-01-06T09:00Z done,2026-01-08T09:00Z in-progress,2026-01-10T09:00Z done",
    cycle: 6, lead: 6, seconds: 432_000),
  Worked(
    name: "a move back to todo erases nothing",
    story:
      "2026-01-05T09:00Z in-progress,2026-01-06T09:00Z todo,2026-01-09T09:00Z in-progress,2026-01-10T09:00Z done",
    cycle: 6, lead: 6, seconds: 432_000),
  Worked(
    name: "with start last the clock begins after the move back",
    story:
      "2026-01-05T09:00Z in-progress,2026-01-06T09:00Z todo,2026-01-09T09:00Z in-progress,2026-01-10T09:00Z done",
    start: .last, cycle: 2, lead: 6, seconds: 86_400),
  Worked(
    name: "a deletion that was reverted withdraws the finish",
    story:
      "2026-01-05T09:00Z in-progress,2026-01-06T09:00Z done,2026-01-07T09:00Z -,2026-01-09T09:00Z done",
    cycle: 5, lead: 5, seconds: 345_600),
  Worked(
    name: "an unreadable version interrupts the run of done",
    story:
      "2026-01-05T09:00Z in-progress,2026-01-06T09:00Z done,2026-01-07T09:00Z ?,2026-01-08T09:00Z done",
    cycle: 4, lead: 4, seconds: 259_200),
  Worked(
    name: "an unknown state starts nothing",
    story: "2026-01-05T09:00Z Doing It,2026-01-07T09:00Z review,2026-01-08T09:00Z done",
    cycle: 2, lead: 4, seconds: 86_400),
  Worked(
    name: "states are matched without case",
    story: "2026-01-05T09:00Z TODO,2026-01-07T09:00Z In-Progress,2026-01-08T09:00Z DONE",
    cycle: 2, lead: 4, seconds: 86_400),
  Worked(
    name: "a created field before the first commit is the beginning of the lead",
    story: "2026-01-05T09:00Z in-progress,2026-01-06T09:00Z done", created: "2025-12-31",
    cycle: 2, lead: 7, seconds: 86_400),
  Worked(
    name: "a created field after the first commit is not",
    story: "2026-01-05T09:00Z in-progress,2026-01-06T09:00Z done", created: "2026-02-01",
    cycle: 2, lead: 2, seconds: 86_400),
  Worked(
    name: "time that runs back is held, and a cycle is one day at least",
    story: "2026-01-05T09:00Z in-progress,2026-01-03T09:00Z done", cycle: 1, lead: 1, seconds: 0),
]

@Test(arguments: workedStories)
func storyWorkedByHand(_ worked: Worked) throws {
  let result = report(
    [timeline("P3-1", worked.story, created: worked.created)], zone: worked.zone,
    options: FlowOptions(start: worked.start))
  let ticket = try #require(result.tickets.first)
  #expect(ticket.cycleTimeDays == worked.cycle)
  #expect(ticket.leadTimeDays == worked.lead)
  #expect(ticket.seconds == worked.seconds)
  #expect(result.excluded.isEmpty)
}

@Test(arguments: [
  ("2026-01-05T09:00Z done", CycleTimeExclusion.Reason.createdInDone),
  ("2026-01-05T09:00Z done,2026-01-06T09:00Z todo,2026-01-07T09:00Z done", .createdInDone),
  ("2026-01-05T09:00Z todo,2026-01-07T09:00Z done", .neverStarted),
  ("2026-01-05T09:00Z todo,2026-01-06T09:00Z ?,2026-01-07T09:00Z done", .unknownState),
  ("2026-01-05T09:00Z todo,2026-01-06T09:00Z Somewhere,2026-01-07T09:00Z done", .unknownState),
])
func finishedWithoutStartIsExcluded(_ story: String, _ reason: CycleTimeExclusion.Reason) {
  let result = report([timeline("P3-1", story)])
  #expect(result.tickets.isEmpty)
  #expect(result.excluded.map(\.reason) == [reason])
}

@Test func ticketThatWentBackAndWasNotBegunAnewIsExcludedWithStartLast() {
  let story =
    "2026-01-05T09:00Z in-progress,2026-01-06T09:00Z todo,2026-01-07T09:00Z done"
  #expect(report([timeline("P3-1", story)]).tickets.map(\.cycleTimeDays) == [3])
  let last = report([timeline("P3-1", story)], options: FlowOptions(start: .last))
  #expect(last.excluded.map(\.reason) == [.notRestarted])
}

@Test(arguments: [
  "2026-01-05T09:00Z todo", "2026-01-05T09:00Z todo,2026-01-06T09:00Z in-progress",
  "2026-01-05T09:00Z in-progress,2026-01-06T09:00Z done,2026-01-07T09:00Z review",
  "2026-01-05T09:00Z in-progress,2026-01-06T09:00Z done,2026-01-07T09:00Z -",
  "2026-01-05T09:00Z in-progress,2026-01-06T09:00Z done,2026-01-07T09:00Z ?",
  "2026-01-05T09:00Z in-progress,2026-01-06T09:00Z done,2026-01-07T09:00Z Last Call",
  "2026-01-05T09:00Z in-progress,2026-01-06T09:00Z dropped", "",
])
func ticketThatIsNotDoneNowIsNeitherMeasuredNorExcluded(_ story: String) {
  let result = report([timeline("P3-1", story)])
  #expect(result.tickets.isEmpty)
  #expect(result.excluded.isEmpty)
}
