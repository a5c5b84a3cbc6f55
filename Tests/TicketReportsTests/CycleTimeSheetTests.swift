import Testing
import TicketFlow
import TicketModel
import TicketReports

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
  let text = SheetText(style: .plain).text(report(10).sheet)
  #expect(
    text.hasPrefix("Cycle time: 10 tickets finished, as of 1970-01-31 (UTC)\n  p50  5 days\n"))
  #expect(text.contains("expectation: 9 days or less, kept by 9 of 10"))
  #expect(text.contains("P3-99  created straight in a done state"))
}

@Test func cycleTimesOfFourTicketsHaveNoPercentile() {
  let text = SheetText(style: .plain).text(report(4).sheet)
  #expect(text.contains("too few for a percentile"))
  #expect(report(4).sheet.json["sle"] == .null)
  #expect(report(4).sheet.json["percentiles"] == .object([]))
}

@Test func jsonOfCycleTimesHasTheReleasedKeys() {
  #expect(
    report(1).sheet.json.text(.compact)
      == #"{"asOf":"1970-01-31T00:00:00Z","timezone":"UTC","count":1,"percentiles":{},"sle":null,"#
      + #""tickets":[{"id":"P3-1","start":"1970-01-01T00:00:00Z","finish":"1970-01-01T00:00:00Z","#
      + #""cycleTimeDays":1,"leadTimeDays":2,"seconds":0}],"#
      + #""excluded":[{"id":"P3-99","reason":"created straight in a done state"}]}"#)
}

@Test(arguments: [5, 9, 11, 40])
func aTitleIsSaidOnceHoweverNarrowTheTerminalIs(width: Int) {
  let style = TerminalStyle(color: true, unicode: true, width: width)
  let text = SheetText(style: style).text(report(4).sheet)
  let plain = text.replacing("\u{1B}[1m", with: "").replacing("\u{1B}[0m", with: "")
  #expect(plain.split(whereSeparator: \.isWhitespace).prefix(3) == ["Cycle", "time:", "4"])
  #expect(text.hasPrefix("\u{1B}[1mCycle time\u{1B}[0m") == (width > 10))
}
