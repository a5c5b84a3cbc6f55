import TicketFlow
import TicketModel

/// A moment written as `2026-03-28T22:30Z`.
func at(_ text: String) -> Instant {
  let digits = text.split { !$0.isNumber }.compactMap { Int64($0) }
  let day = CalendarDay(text.prefix(10))?.daysSinceEpoch ?? 0
  let clock = digits.count == 5 ? digits[3] * 3_600 + digits[4] * 60 : 0
  return Instant(seconds: Int64(day) * 86_400 + clock)
}

/// A timeline said in a few words: `2026-01-05T09:00Z todo, 2026-01-06T09:00Z done`.
///
/// `-` is a deletion, `?` a state that can't be read.
func timeline(_ id: String = "P3-1", _ story: String, created: String? = nil) -> TicketTimeline {
  var last: String?
  let events = story.split(separator: ",").map { step in
    let words = step.split(separator: " ", maxSplits: 1).map(String.init)
    let state = words[1] == "-" || words[1] == "?" ? nil : words[1]
    defer { last = state }
    return TicketEvent(
      kind: words[1] == "-" ? .deletion : .change, from: last, to: state,
      isUnknown: words[1] == "?", recorded: at(words[0]), landed: at(words[0]),
      commit: "0000", author: Person(name: "Ada", mail: "ada@example.com"))
  }
  return TicketTimeline(id: id, events: events, created: created.flatMap { CalendarDay($0) })
}

/// The flow of timelines of one workflow.
func flow(
  _ timelines: [TicketTimeline], zone: String = "Europe/Paris", asOf: String = "2026-12-31T12:00Z",
  workflow: Workflow = .standard, options: FlowOptions = FlowOptions(),
  traits: [String: TicketTraits] = [:], changes: [String: [TicketFieldChange]] = [:]
) -> BacklogFlow {
  BacklogFlow(
    timelines: timelines, workflow: { _ in workflow },
    traits: { traits[$0.id] ?? TicketTraits() }, changes: changes,
    timezone: BacklogTimeZone(identifier: zone) ?? .utc, asOf: at(asOf), options: options)
}

/// The cycle times of timelines of one workflow.
func report(
  _ timelines: [TicketTimeline], zone: String = "Europe/Paris", asOf: String = "2026-12-31T12:00Z",
  workflow: Workflow = .standard, options: FlowOptions = FlowOptions()
) -> CycleTimeReport {
  CycleTimeReport(
    flow(timelines, zone: zone, asOf: asOf, workflow: workflow, options: options))
}
