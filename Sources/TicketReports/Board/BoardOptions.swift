/// What a board is made of.
package struct BoardOptions: Hashable, Sendable {
  /// The field that parts the board into lanes; nil for one lane.
  package var by: String?
  /// Whether the states of dropped tickets have columns.
  package var showsDropped: Bool
  /// The most cards in a column of a lane; nil: 10 where tickets are done or dropped, else 50.
  package var limit: Int?

  /// Makes options.
  package init(by: String? = nil, showsDropped: Bool = false, limit: Int? = nil) {
    self.by = by
    self.showsDropped = showsDropped
    self.limit = limit
  }
}
