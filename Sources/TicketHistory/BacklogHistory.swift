package import TicketModel

/// What the commits say of all tickets that ever were.
package struct BacklogHistory: Hashable, Sendable {
  /// The tickets, by id in natural order.
  package var timelines: [TicketTimeline]
  /// What was odd, ancestors first.
  package var issues: [HistoryIssue]
  private var places: [String: Int]

  /// Makes a history; the timelines are put in order.
  package init(timelines: [TicketTimeline] = [], issues: [HistoryIssue] = []) {
    self.timelines = timelines.sorted {
      NaturalOrder.isLess($0.id.lowercased(), $1.id.lowercased())
    }
    self.issues = issues
    places = Dictionary(
      self.timelines.enumerated().map { ($1.id.lowercased(), $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The ticket of an id, without case; nil where there never was one.
  package subscript(id: String) -> TicketTimeline? {
    places[id.lowercased()].map { timelines[$0] }
  }
}
