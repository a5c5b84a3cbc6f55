internal import Synchronization

/// Which tickets of a snapshot bear an id, and which name it as their parent; made when first asked.
final class SnapshotIndex: Sendable {
  private typealias Positions = [String: [Int]]
  private let ids = Mutex<Positions?>(nil)
  private let parents = Mutex<Positions?>(nil)

  func positions(ofID id: String, in tickets: [Ticket]) -> [Int] {
    ids.withLock { SnapshotIndex.look(for: id, in: &$0, tickets) { $0.idText } }
  }

  func positions(ofParent id: String, in tickets: [Ticket]) -> [Int] {
    parents.withLock { SnapshotIndex.look(for: id, in: &$0, tickets) { $0.texts("parent").first } }
  }

  private static func look(
    for id: String, in positions: inout Positions?, _ tickets: [Ticket],
    by key: (Ticket) -> String?
  ) -> [Int] {
    let index = positions ?? make(tickets, by: key)
    positions = index
    return index[id.lowercased()] ?? []
  }

  private static func make(_ tickets: [Ticket], by key: (Ticket) -> String?) -> Positions {
    var result = Positions(minimumCapacity: tickets.count)
    for (position, ticket) in tickets.enumerated() {
      guard let key = key(ticket) else { continue }
      result[key.lowercased(), default: []].append(position)
    }
    return result
  }
}
