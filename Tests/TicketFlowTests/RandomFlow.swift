import TestSupport
import TicketModel

private let states: [String?] = [
  "backlog", "todo", "in-progress", "review", "done", "dropped", "Somewhere", nil,
]

/// Timelines that jump between all states, unknown and deleted ones too, within about two months.
func randomTimelines(_ count: Int, _ numbers: inout SeededGenerator) -> [TicketTimeline] {
  (1...count).map { number in
    var time = at("2026-01-01T00:00Z").seconds + Int64.random(in: 0..<2_000_000, using: &numbers)
    var last: String?
    let events = (0..<Int.random(in: 1...8, using: &numbers)).map { index in
      var state = states[Int.random(in: 0..<states.count, using: &numbers)]
      let isUnknown = Int.random(in: 0..<12, using: &numbers) == 0
      if isUnknown || (index == 0 && state == nil) { state = isUnknown ? nil : "todo" }
      defer {
        last = state
        time += Int64.random(in: 0..<600_000, using: &numbers)
      }
      return TicketEvent(
        kind: state == nil && !isUnknown ? .deletion : .change, from: last, to: state,
        isUnknown: isUnknown, recorded: Instant(seconds: time), landed: Instant(seconds: time),
        commit: "0", author: Person(name: "Ada", mail: "ada@example.com"))
    }
    return TicketTimeline(id: "T-\(number)", events: events)
  }
}
