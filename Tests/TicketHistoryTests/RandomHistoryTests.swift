import Foundation
import TestSupport
import Testing
import TicketHistory
import TicketModel

/// How many random histories are made; the suite's own number is small, the environment may ask for more.
let randomHistories =
  ProcessInfo.processInfo.environment["RANDOM_HISTORIES"].flatMap { Int($0) } ?? 60

@Test(arguments: 0..<randomHistories)
func aRandomHistoryIsReadAsTheSlowReadingHasIt(round: Int) throws {
  try expectSlowReading(seed: UInt64(round) + 1_000, commits: 4 + round % 16)
}

/// Enough commits for both processors to take part.
@Test func aLongHistoryIsReadAsTheSlowReadingHasIt() throws {
  try expectSlowReading(seed: 1, commits: 1_100)
}

private func expectSlowReading(seed: UInt64, commits: Int) throws {
  let repository = try TestRepository()
  let random = RandomHistory(seed: seed, commits: commits)
  try repository.git(["fast-import", "--quiet", "--force"], input: random.stream)
  let slow = try SlowHistory(repository)
  let places = Dictionary(uniqueKeysWithValues: zip(slow.order, 0...))
  var kept: [SlowHistory.Event] = []
  for timeline in try read(repository).timelines {
    #expect(timeline.state == slow.tip[timeline.id.lowercased()], "tip, seed \(seed)")
    expectTimes(of: timeline, slow, "\(timeline.id), seed \(seed)")
    expectOrder(of: timeline, slow, places, "\(timeline.id), seed \(seed)")
    kept += timeline.events.filter { $0.kind != .merge }.map { timeline.slow($0) }
  }
  expectEvents(kept, slow, places, "seed \(seed)")
}

/// Both times are those of the commits, held where they run back.
private func expectTimes(of timeline: TicketTimeline, _ slow: SlowHistory, _ comment: Comment) {
  var (recorded, landed) = (Int64.min, Int64.min)
  for event in timeline.events {
    recorded = max(recorded, slow.written[event.commit] ?? 0)
    landed = max(landed, slow.landed[event.commit] ?? 0)
    #expect(event.recorded.seconds == recorded, comment)
    #expect(event.landed.seconds == landed, comment)
  }
}

private func expectOrder(
  of timeline: TicketTimeline, _ slow: SlowHistory, _ places: [String: Int], _ comment: Comment
) {
  let commits = timeline.events.compactMap { places[$0.commit] }
  #expect(commits == commits.sorted(), comment)
  let states = timeline.events.map { timeline.slow($0).state }
  var told: Set<SlowHistory.Stamp> = []
  for (index, event) in timeline.events.enumerated() where event.kind != .merge {
    guard let stamp = slow.events[timeline.slow(event)], !told.insert(stamp).inserted else {
      continue
    }
    // The same move of the same author at the same time counts again only after another one.
    #expect(states[index - 1] != states[index], comment)
    let last = timeline.events[index - 1].commit
    #expect(slow.ancestors[event.commit]?.contains(last) == true, comment)
  }
}

/// Every event is one of the slow reading, and what is missing is a cherry-pick of one that isn't.
private func expectEvents(
  _ kept: [SlowHistory.Event], _ slow: SlowHistory, _ places: [String: Int], _ comment: Comment
) {
  #expect(Set(kept).isSubset(of: slow.events.keys), comment)
  let firsts = Dictionary(
    kept.compactMap { event in
      slow.events[event].map { ($0, places[event.commit] ?? .max) }
    }, uniquingKeysWith: min)
  for (event, stamp) in slow.events where !kept.contains(event) {
    #expect(firsts[stamp, default: .max] < places[event.commit] ?? 0, comment)
  }
}

extension TicketTimeline {
  fileprivate var state: String? { events.last.flatMap { slow($0).state } }

  fileprivate func slow(_ event: TicketEvent) -> SlowHistory.Event {
    SlowHistory.Event(
      id: id.lowercased(), commit: event.commit,
      state: event.isUnknown ? "?" : event.to?.lowercased())
  }
}
