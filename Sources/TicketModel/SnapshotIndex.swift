internal import Synchronization

/// Which tickets of a snapshot bear an id, and which name it as their parent; made when first asked.
final class SnapshotIndex: Sendable {
  private let ids = Mutex<Positions?>(nil)
  private let parents = Mutex<Positions?>(nil)

  func positions(ofID id: String, in tickets: [Ticket]) -> [Int] {
    ids.withLock {
      SnapshotIndex.look(for: id, in: &$0, tickets) { $0.id?.folded ?? $0.idText?.lowercased() }
    }
  }

  func positions(ofParent id: String, in tickets: [Ticket]) -> [Int] {
    parents.withLock {
      SnapshotIndex.look(for: id, in: &$0, tickets) { $0.texts("parent").first?.lowercased() }
    }
  }

  private static func look(
    for id: String, in positions: inout Positions?, _ tickets: [Ticket],
    by key: (Ticket) -> String?
  ) -> [Int] {
    let index = positions ?? Positions(tickets, by: key)
    positions = index
    return index[id.lowercased()]
  }
}

/// Positions by a text. Most texts have one, so that lists are kept for the others only.
private struct Positions {
  private var first: [String: Int]
  private var others: [String: [Int]] = [:]

  init(_ tickets: [Ticket], by key: (Ticket) -> String?) {
    first = Dictionary(minimumCapacity: tickets.count)
    for (position, ticket) in tickets.enumerated() {
      guard let key = key(ticket) else { continue }
      if first[key] == nil {
        first[key] = position
      } else {
        others[key, default: []].append(position)
      }
    }
  }

  subscript(key: String) -> [Int] {
    guard let position = first[key] else { return [] }
    return others.isEmpty ? [position] : [position] + (others[key] ?? [])
  }
}
