internal import ArgumentParser
internal import Libgit2
internal import TicketModel
internal import TicketStore

/// The point in the past for which a reading command answers.
struct AtOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Answer for that commit, or for the end of that day", valueName: "rev-or-date"))
  var at: String?
}

/// From where in time a backlog is looked at.
struct Standpoint {
  /// The tree that is read.
  let source: TreeSource
  /// The newest commit in sight; nil before the first.
  let tip: ObjectID?
  /// The moment of the look.
  let now: Instant
  /// Whether an earlier state was asked for.
  let isPast: Bool
}

extension Standpoint {
  /// Here and now: what is on disk; in a bare repository, what HEAD holds.
  static func present(
    _ place: BacklogPlace, now: Instant
  ) throws(CommandError) -> Standpoint {
    let tip = try store { () throws(StoreError) in try place.tip() }
    let source: TreeSource = if place.repository.isBare, let tip { .commit(tip) } else { .workTree }
    return Standpoint(source: source, tip: tip, now: now, isPast: false)
  }

  /// The commit that a revision names, at the time it was committed; or what had been committed
  /// at the end of a day in the backlog's zone.
  static func past(
    _ text: String, _ place: BacklogPlace, now: Instant
  ) throws(CommandError) -> Standpoint {
    let present = try present(place, now: now)
    if let day = CalendarDay(text) {
      let loader = try store { () throws(StoreError) in
        try BacklogLoader(place: place, source: present.source)
      }
      let zone = try store { () throws(StoreError) in try loader.soundSettings() }
        .configuration.timezone
      let end = min(zone.end(of: day), now)
      let landed = try store { () throws(StoreError) in try place.commit(landedBy: end) }
      guard let landed else {
        throw CommandError(.usage, "nothing was committed yet at the end of \(text)")
      }
      return Standpoint(source: .commit(landed), tip: landed, now: end, isPast: true)
    }
    let named = try store { () throws(StoreError) in try place.commit(named: text) }
    guard let (commit, moment) = named else {
      throw CommandError(
        .usage, "\(text) is neither a commit nor a day",
        hints: ["such as HEAD~3, v1.0, a commit's id, or 2026-01-31"])
    }
    return Standpoint(source: .commit(commit), tip: commit, now: moment, isPast: true)
  }
}
