import TicketFlow
import TicketModel
import TicketReports

/// A day of 2026 by its number, from 0 on.
func day(_ number: Int) -> CalendarDay { CalendarDay(daysSinceEpoch: 20_454 + number) }

private func moment(_ number: Int) -> Instant {
  Instant(seconds: Int64(day(number).daysSinceEpoch) * 86_400 + 36_000)
}

/// A flow of so many tickets, two begun a day: most are finished, some dropped, some under way, some
/// not begun. Every title holds what must not get out of a drawing.
func sampleFlow(_ count: Int, zone: BacklogTimeZone = .utc) -> BacklogFlow {
  let timelines = (0..<count).map { index in
    let first = index / 2
    let length = 1 + index * 7 % 13
    var steps = [(first, "todo"), (first + 1, "in-progress"), (first + 1 + length / 2, "review")]
    switch index % 10 {
    case 0..<6: steps.append((first + 1 + length, "done"))
    case 6: steps.append((first + 1 + length, "dropped"))
    case 7: break
    case 8: steps.removeLast(2)
    default: steps = [(first, "done")]
    }
    var last: String?
    let events = steps.map { number, state in
      defer { last = state }
      return TicketEvent(
        from: last, to: state, recorded: moment(number), landed: moment(number), commit: "0",
        author: Person(name: "Ada", mail: "ada@example.com"))
    }
    return TicketTimeline(id: "T-\(index)", events: events)
  }
  return BacklogFlow(
    timelines: timelines, workflow: { _ in .standard },
    traits: { _ in TicketTraits(title: awkwardTitle, type: "story") }, timezone: zone,
    asOf: Instant(seconds: moment(count / 2 + 15).seconds + 50_399))
}

/// Markup, quotes, a control character, a mark that turns the line, and other writing.
let awkwardTitle = "<b onload='x'>\"é&日本語\" \u{1b}[2J \u{202e}txt شراء"

/// The tests' sprint.
let sampleSprint = Sprint(name: "1", first: day(0), last: day(13))

/// Every report's sheet over a flow.
func sheets(_ flow: BacklogFlow) -> [ReportSheet] {
  let calendar = SprintCalendar(
    cadence: SprintCadence(first: day(0), lengthInDays: 14), containers: [], through: flow.lastDay)
  return [
    CycleTimeReport(flow).sheet, LeadTimeReport(flow).sheet, ThroughputReport(flow).sheet,
    WIPReport(flow).sheet, CumulativeFlowReport(flow).sheet, AgingReport(flow).sheet,
    EfficiencyReport(flow).sheet, BurndownReport(flow, sprint: sampleSprint).sheet,
    VelocityReport(flow, calendar: calendar).sheet,
    Forecast(flow).sheet(ForecastQuestion(items: 12)),
    Forecast(flow).sheet(ForecastQuestion(days: 20)), QualityReport(flow).sheet,
  ]
}
