internal import TicketModel

/// The lanes into which a field parts tickets.
struct LaneHeads {
  private let snapshot: BacklogSnapshot
  private let field: String?
  private let heads: Set<String>

  init(_ snapshot: BacklogSnapshot, by field: String?, tickets: [Ticket]) {
    self.snapshot = snapshot
    self.field = field
    let isReference = field.map { LaneHeads.isReference($0, snapshot) } ?? false
    heads =
      isReference
      ? Set(tickets.flatMap { snapshot.texts(field ?? "", of: $0) }.map { $0.lowercased() }) : []
  }

  private static func isReference(_ field: String, _ snapshot: BacklogSnapshot) -> Bool {
    field == "parent" || snapshot.configuration.fields[field]?.type == .id
  }

  /// Whether a ticket stands over a lane, and so in none.
  func isHead(_ ticket: Ticket) -> Bool {
    guard let id = ticket.id?.folded else { return false }
    return heads.contains(id)
  }

  /// The lanes in the order of their values; a ticket with several values is in several, and those
  /// with none are in the last.
  func lanes(of tickets: [Ticket]) -> [(title: String?, value: String?, tickets: [Ticket])] {
    guard let field else { return [(nil, nil, tickets)] }
    var groups: [String: (text: String, tickets: [Ticket])] = [:]
    var without: [Ticket] = []
    for ticket in tickets {
      let texts = snapshot.texts(field, of: ticket)
      if texts.isEmpty { without.append(ticket) }
      for text in Set(texts) {
        groups[text.lowercased(), default: (text, [])].tickets.append(ticket)
      }
    }
    let weights = SortWeights(snapshot)
    let sorted = groups.values.map { group in
      (group: group, weight: weights.weight(of: group.text, in: field, for: group.tickets[0]))
    }.sorted { $0.weight < $1.weight }
    let lanes = sorted.map { row in
      (
        title: Optional(title(row.group.text, field)), value: Optional(row.group.text),
        tickets: row.group.tickets
      )
    }
    return without.isEmpty && !lanes.isEmpty ? lanes : lanes + [("no \(field)", nil, without)]
  }

  private func title(_ text: String, _ field: String) -> String {
    guard heads.contains(text.lowercased()), let ticket = snapshot[text] else {
      return "\(field) \(text)"
    }
    return [ticket.idText ?? text, ticket.title].compactMap { $0 }.joined(separator: "  ")
      + (ticket.status.map { " (\($0))" } ?? "")
  }
}
