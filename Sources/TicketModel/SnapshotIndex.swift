internal import Synchronization

/// Which tickets of a snapshot bear an id, and which name it as their parent; made when first asked.
final class SnapshotIndex: Sendable {
  private let ids = AtomicLazyReference<Positions>()
  private let parents = AtomicLazyReference<Positions>()

  func positions(ofID id: String, in tickets: [Ticket]) -> [Int] {
    let index =
      ids.load()
      ?? ids.storeIfNil(Positions(tickets) { $0.id?.folded ?? $0.idText?.lowercased() })
    return index[id.lowercased()]
  }

  func positions(ofParent id: String, in tickets: [Ticket]) -> [Int] {
    let index =
      parents.load()
      ?? parents.storeIfNil(Positions(tickets) { $0.texts("parent").first?.lowercased() })
    return index[id.lowercased()]
  }
}

/// Positions by a text. Most texts have one, so that lists are kept for the others only.
private final class Positions: Sendable {
  private let first: [String: Int]
  private let others: [String: [Int]]

  init(_ tickets: [Ticket], by key: (Ticket) -> String?) {
    var first = Dictionary<String, Int>(minimumCapacity: tickets.count)
    var others: [String: [Int]] = [:]
    for (position, ticket) in tickets.enumerated() {
      guard let key = key(ticket) else { continue }
      if first[key] == nil {
        first[key] = position
      } else {
        others[key, default: []].append(position)
      }
    }
    (self.first, self.others) = (first, others)
  }

  subscript(key: String) -> [Int] {
    guard let position = first[key] else { return [] }
    return others.isEmpty ? [position] : [position] + (others[key] ?? [])
  }
}
