package import TicketModel

/// An order of tickets: by one field after the other, and by id in the end.
///
/// States stand in the order of the workflow, priorities and other choices in the order declared,
/// numbers and days by value, everything else as people count: `P3-9` before `P3-10`. Tickets without
/// the field come last, whichever the direction.
package struct TicketOrder: Sendable {
  /// One field of an order.
  package struct Key: Hashable, Sendable {
    /// The field, by the tool's name for it.
    package var field: String
    /// Whether the greatest comes first.
    package var isDescending: Bool

    /// Makes a key.
    package init(_ field: String, isDescending: Bool = false) {
      self.field = field
      self.isDescending = isDescending
    }
  }

  /// The fields, the weightiest first.
  package var keys: [Key]

  /// Makes an order.
  package init(_ keys: [Key] = []) {
    self.keys = keys
  }

  /// Reads an order such as `priority,-due`: a hyphen puts the greatest first.
  package init(_ list: String, _ names: FieldNames) throws(FieldNames.Unknown) {
    keys = []
    for part in list.split(separator: ",", omittingEmptySubsequences: false) {
      let word = part.trimmingSpaces
      let isDescending = word.hasPrefix("-")
      let field = try names.field(String(isDescending ? word.dropFirst() : word))
      keys.append(Key(field, isDescending: isDescending))
    }
  }

  /// The tickets in this order.
  package func sorted(_ tickets: [Ticket], in snapshot: BacklogSnapshot) -> [Ticket] {
    let weights = SortWeights(snapshot)
    let rows = tickets.map { ticket in
      (ticket: ticket, weights: keys.map { weights.weight($0.field, of: ticket) })
    }
    return rows.sorted { a, b in
      for (index, key) in keys.enumerated() where a.weights[index] != b.weights[index] {
        return precedes(a.weights[index], b.weights[index], key)
      }
      return TicketOrder.precedes(a.ticket, b.ticket)
    }.map(\.ticket)
  }

  private func precedes(_ a: SortWeight, _ b: SortWeight, _ key: Key) -> Bool {
    if a == .missing || b == .missing { return b == .missing }
    return key.isDescending ? b < a : a < b
  }

  /// The natural order of ids; tickets without one last, by path.
  package static func precedes(_ a: Ticket, _ b: Ticket) -> Bool {
    switch (a.id, b.id) {
    case (let x?, let y?) where x != y: x < y
    case (_?, nil): true
    case (nil, _?): false
    default: a.path < b.path
    }
  }
}
