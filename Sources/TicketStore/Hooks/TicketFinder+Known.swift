extension TicketFinder {
  /// Whether any file bears an id.
  package mutating func isKnown(_ id: String) throws(StoreError) -> Bool {
    try first(id) != nil
  }
}
