internal import TicketModel
internal import TicketSyntax

extension TicketSelection {
  /// The tickets that the words name by their ids, else those that they describe as a query.
  ///
  /// One word that is an id makes all of them ids; then each must be there.
  func named(
    in snapshot: BacklogSnapshot, _ workspace: Workspace
  ) throws(CommandError) -> [Ticket] {
    guard query.contains(where: { snapshot[$0] != nil || TicketSelection.isID($0) }) else {
      return try tickets(of: snapshot, workspace)
    }
    var found: [Ticket] = []
    for id in query {
      let bearers = snapshot.all(id: id)
      guard !bearers.isEmpty else { throw unknown(id, snapshot) }
      found += bearers
    }
    return found
  }

  /// Whether a ticket that changed is one of those that the words name or describe.
  func covers(
    _ ticket: Ticket, in snapshot: BacklogSnapshot, _ workspace: Workspace
  ) throws(CommandError) -> Bool {
    if query.contains(where: { $0.lowercased() == ticket.idText?.lowercased() }) { return true }
    if query.contains(where: TicketSelection.isID) { return false }
    return try tickets(of: snapshot, workspace).contains { $0.path == ticket.path }
  }

  /// Whether a word can only be meant as an id: `P3-101`.
  static func isID(_ word: String) -> Bool {
    TicketID(word) != nil && word.contains("-") && word.last?.isNumber == true
  }

  private func unknown(_ id: String, _ snapshot: BacklogSnapshot) -> CommandError {
    let near = Spelling.suggestion(for: id, among: snapshot.tickets.compactMap(\.idText))
    return CommandError(
      .refused, "there is no ticket \(id)",
      hints: [near.map { "did you mean \($0)?" } ?? "`tickets list` shows them all"])
  }
}
