internal import TicketModel

/// The tickets, and which of them one field points to.
struct ReferenceGraph {
  let field: ReferenceField
  let context: RuleContext

  /// A way round: positions in `snapshot.tickets`, the first not repeated at the end.
  struct Cycle {
    let field: ReferenceField
    let positions: [Int]
  }

  /// The tickets that one points to.
  func targets(of position: Int) -> [Int] {
    context.snapshot.tickets[position].texts(field.rawValue)
      .compactMap { context.positions[$0.lowercased()] }
  }

  /// One cycle for each knot of tickets that reach each other and touch the scope.
  ///
  /// In time proportional to the tickets and references that the scope reaches.
  func cycles() -> [Cycle] {
    var search = ComponentSearch(targets: targets(of:))
    for position in context.scopedPositions { search.visit(position) }
    return search.components.compactMap(shortestCycle(in:))
  }

  /// The shortest way round through the first ticket of the scope; nil where there is none.
  private func shortestCycle(in component: [Int]) -> Cycle? {
    let start = component.filter { context.isInScope(context.snapshot.tickets[$0]) }.min()
    guard let start else { return nil }
    let members = Set(component)
    var origins: [Int: Int] = [:]
    var queue = [start]
    var head = 0
    while head < queue.count {
      let position = queue[head]
      head += 1
      for target in targets(of: position) where members.contains(target) {
        if target == start { return cycle(endingAt: position, from: start, origins) }
        guard origins[target] == nil else { continue }
        origins[target] = position
        queue.append(target)
      }
    }
    return nil
  }

  private func cycle(endingAt last: Int, from start: Int, _ origins: [Int: Int]) -> Cycle {
    var way = [last]
    while let position = way.last, position != start, let origin = origins[position] {
      way.append(origin)
    }
    return Cycle(field: field, positions: way.reversed())
  }
}

extension ReferenceGraph.Cycle {
  /// The offence at the first ticket's reference, with the way round.
  func offence(_ message: String, in context: RuleContext) -> Offence {
    let tickets = positions.map { context.snapshot.tickets[$0] }
    let ids = tickets.map { $0.idText ?? "" }
    let first = tickets[0]
    let next = ids.count > 1 ? ids[1] : ids[0]
    let shown = ids.count > 12 ? ids.prefix(11) + ["…"] + ids.suffix(1) : ids[...]
    return Offence(
      first, at: context.subject(first).location(of: next, in: field.rawValue),
      "\(message): \((shown + [ids[0]]).joined(separator: " -> "))",
      hint: "take one of them out of its `\(field.rawValue)`")
  }
}
