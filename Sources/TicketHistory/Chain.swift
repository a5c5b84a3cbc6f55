internal import TicketModel

/// One ticket's events put in a row that ends in the state at the tip.
struct Chain {
  /// An event that stands.
  struct Link: Equatable {
    var kind: TicketEvent.Kind
    var commit: Int
    var from: Int32
    var to: Int32
    /// The author date, or the time of a step, before any clamp.
    var time: Int64
  }

  /// What makes an event the same as another: a cherry-pick keeps author and date.
  struct Stamp: Hashable {
    var from: Int32
    var to: Int32
    /// The number of the author, the same for the same person.
    var author: Int
    var time: Int64
  }

  private(set) var links: [Link] = []
  private var stamps: Set<Stamp> = []

  /// Whether events, taken as they are, contradict each other or the tip, or repeat one another.
  static func isContested(
    _ events: ArraySlice<(link: Link, stamp: Stamp)>, tip: Int32, table: VersionTable
  ) -> Bool {
    var state = VersionTable.absent
    for event in events {
      guard table.isSame(event.link.from, state) else { return true }
      state = event.link.to
    }
    // In a row that is sound, the same move can stand twice only with one between.
    let isRepeated = events.count > 2 && Set(events.map(\.stamp)).count < events.count
    return isRepeated || !table.isSame(state, tip)
  }

  /// Adds an event, unless it is an earlier one picked onto another branch: then it says nothing new,
  /// or what it says was overtaken elsewhere.
  mutating func add(
    _ link: Link, _ stamp: Stamp, table: VersionTable, ancestry: inout Ancestry
  ) {
    if !stamps.insert(stamp).inserted, let last = links.last,
      table.isSame(last.to, link.to) || !ancestry.isAncestor(last.commit, of: link.commit)
    {
      return
    }
    links.append(link)
  }

  /// Closes the row at a merge that took another side than the last event's.
  mutating func close(
    at commit: Int, time: Int64, state: Int32, table: VersionTable, ancestry: inout Ancestry
  ) {
    guard let last = links.last, last.commit != commit, !table.isSame(last.to, state),
      ancestry.isAncestor(last.commit, of: commit)
    else { return }
    links.append(Link(kind: .merge, commit: commit, from: last.to, to: state, time: time))
  }
}
