internal import TicketModel

/// A ticket as a board shows it.
package struct BoardCard: Hashable, Sendable {
  /// Its fields, for programs too.
  package var summary: TicketSummary
  /// Its priority as written, and how urgent that is.
  var priority: String?
  var urgency: TerminalStyle.Ink?
  /// Its estimate as written.
  var estimate: String?
  /// Who owns it.
  var owners: String
  /// Its due day, where that is past and the ticket open.
  var overdue: String?
  /// Why it can't go on: the text of its `blocked` field, or the open tickets that it depends on.
  var obstacle: String?

  /// Makes the card of a ticket.
  init(_ ticket: Ticket, in snapshot: BacklogSnapshot, _ facts: BoardFacts) {
    let id = ticket.id?.folded ?? ""
    summary = TicketSummary(
      ticket, in: snapshot, isModified: facts.uncommitted.contains(ticket.path))
    let isOpen = summary.category != .done && summary.category != .dropped
    if summary.category == .doing { summary.ageDays = facts.ages[id] }
    if isOpen { obstacle = BoardCard.obstacle(of: ticket, in: snapshot) }
    summary.isBlocked = obstacle != nil
    priority = ticket.texts("priority").first.flatMap { $0.isEmpty ? nil : $0 }
    estimate =
      summary.points.map { JSONValue.double($0).text() + "pt" } ?? summary.texts("estimate").first
    owners = summary.texts("owner").joined(separator: ", ")
    let scale = PriorityScale(snapshot.configuration(for: ticket).fields["priority"])
    urgency = priority.flatMap(scale.ink)
    overdue = ticket.texts("due").first { text in
      isOpen && CalendarDay(text).map { $0 < facts.today } ?? false
    }
  }

  /// Leaves out what the lane says that it stands in; with others in it a field shows those.
  mutating func leaveOut(_ value: String, of field: String) {
    switch field {
    case "owner":
      let others = summary.texts("owner").filter { $0.lowercased() != value.lowercased() }
      owners = others.isEmpty ? "" : "+ " + others.joined(separator: ", ")
    case "priority": priority = nil
    case "estimate": estimate = nil
    default: break
    }
  }

  private static func obstacle(of ticket: Ticket, in snapshot: BacklogSnapshot) -> String? {
    if ticket.isMarkedBlocked {
      let reason = ticket.value("blocked")?.line ?? ""
      return ["true", "yes"].contains(reason.lowercased()) ? "blocked" : "blocked: \(reason)"
    }
    let open = snapshot.openDependencies(of: ticket)
    return open.isEmpty ? nil : "waits for \(open.joined(separator: ", "))"
  }
}

extension BacklogSnapshot {
  /// The ids, as written, of the tickets that one depends on and that are neither done nor dropped.
  func openDependencies(of ticket: Ticket) -> [String] {
    ticket.texts("depends-on").filter { id in
      guard let other = self[id] else { return false }
      let category = category(of: other)
      return category != .done && category != .dropped
    }
  }
}
