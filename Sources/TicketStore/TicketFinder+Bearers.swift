package import TicketModel

extension TicketFinder {
  /// The tickets that bear one of these lower-cased ids.
  ///
  /// A file that is named like another id is taken to bear that one, and not opened: a backlog of
  /// ten thousand files named by their ids is not read for the sake of one new ticket.
  package mutating func bearers(of ids: Set<String>) throws(StoreError) -> [Ticket] {
    var found: [Ticket] = []
    for file in try files() {
      let stem = file.stem.lowercased()
      guard ids.contains(stem) || !TicketFinder.isLikeID(stem),
        let ticket = try loader.ticket(at: file.path, &settings),
        let id = ticket.idText?.lowercased(), ids.contains(id)
      else { continue }
      found.append(ticket)
    }
    return found
  }

  /// Whether a name ends with a number behind a hyphen, as ids do.
  private static func isLikeID(_ name: String) -> Bool {
    guard let hyphen = name.lastIndex(of: "-") else { return false }
    let number = name[name.index(after: hyphen)...]
    return number.first?.isNumber == true && TicketID(name) != nil
  }
}
