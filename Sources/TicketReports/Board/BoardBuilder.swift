package import TicketModel

/// Sorts tickets into columns and lanes.
package struct BoardBuilder {
  private let snapshot: BacklogSnapshot
  private let facts: BoardFacts
  private let options: BoardOptions

  /// Makes a builder for the tickets of a backlog.
  package init(_ snapshot: BacklogSnapshot, _ facts: BoardFacts, _ options: BoardOptions) {
    self.snapshot = snapshot
    self.facts = facts
    self.options = options
  }

  /// The board of some tickets.
  ///
  /// The most urgent come first in a column, of the finished ones the latest. States that no workflow
  /// knows share a last column.
  package func board(_ tickets: [Ticket]) -> Board {
    let states = states(of: tickets)
    let shown = tickets.filter { options.showsDropped || snapshot.category(of: $0) != .dropped }
    let heads = LaneHeads(snapshot, by: options.by, tickets: shown)
    let ordered = ordered(shown.filter { !heads.isHead($0) })
    var columns = states.map { column($0, ordered) }
    var lanes = heads.lanes(of: ordered).map { lane in
      Board.Lane(title: lane.title, cells: cells(lane.tickets, states, lane.value))
    }
    let hasStrays = lanes.contains { !($0.cells.last?.isEmpty ?? true) }
    if hasStrays {
      let strays = ordered.filter { position(of: $0, in: states) == states.count }
      columns.append(column(nil, strays))
    } else {
      for index in lanes.indices { lanes[index].cells.removeLast() }
    }
    return Board(
      columns: columns, lanes: lanes, hidden: tickets.count - shown.count, limit: options.limit)
  }

  /// The states of the projects on the board: the backlog's own, then what projects add, at the end
  /// of their category.
  private func states(of tickets: [Ticket]) -> [WorkflowState] {
    let projects = Set(tickets.map(\.project)).sorted()
    let workflows = projects.map { snapshot.configuration(forProject: $0).workflow }
    var states = (workflows.count == 1 ? workflows[0] : snapshot.configuration.workflow).states
    for state in workflows.flatMap(\.states)
    where !states.contains(where: { $0.name.lowercased() == state.name.lowercased() }) {
      let order = StateCategory.allCases
      let place = states.lastIndex { other in
        (order.firstIndex(of: other.category) ?? 0) <= (order.firstIndex(of: state.category) ?? 0)
      }
      states.insert(state, at: place.map { $0 + 1 } ?? 0)
    }
    return options.showsDropped ? states : states.filter { $0.category != .dropped }
  }

  private func ordered(_ tickets: [Ticket]) -> [Ticket] {
    let urgent = TicketOrder([.init("priority")]).sorted(tickets, in: snapshot)
    let arrival = { (ticket: Ticket) -> Int64 in
      guard snapshot.category(of: ticket) == .done, let id = ticket.id?.folded else { return .max }
      return facts.arrivals[id]?.seconds ?? .max
    }
    let rows = urgent.enumerated().map { (offset: $0, ticket: $1, arrival: arrival($1)) }
    return rows.sorted { a, b in
      a.arrival == b.arrival ? a.offset < b.offset : a.arrival > b.arrival
    }.map(\.ticket)
  }

  private func position(of ticket: Ticket, in states: [WorkflowState]) -> Int {
    guard let name = ticket.status?.lowercased() else { return states.count }
    return states.firstIndex { $0.name.lowercased() == name } ?? states.count
  }

  private func cells(
    _ tickets: [Ticket], _ states: [WorkflowState], _ lane: String?
  ) -> [[BoardCard]] {
    var cells = [[BoardCard]](repeating: [], count: states.count + 1)
    for ticket in tickets {
      var card = BoardCard(ticket, in: snapshot, facts)
      if let field = options.by, let lane { card.leaveOut(lane, of: field) }
      cells[position(of: ticket, in: states)].append(card)
    }
    return cells
  }

  private func column(_ state: WorkflowState?, _ tickets: [Ticket]) -> Board.Column {
    let own = tickets.filter { ticket in
      state.map { $0.name.lowercased() == ticket.status?.lowercased() } ?? true
    }
    let points = own.compactMap { $0.texts("estimate").first.flatMap(FieldType.number) }
    return Board.Column(
      title: state?.name ?? "(unknown)", category: state?.category, count: own.count,
      points: points.reduce(0, +), load: state.flatMap { load($0.name, tickets) })
  }

  /// The load of a limited state in the projects of some tickets.
  private func load(_ state: String, _ tickets: [Ticket]) -> Board.Load? {
    var projects = Set(tickets.map(\.project))
    if projects.isEmpty { projects = Set(snapshot.tickets.map(\.project)) }
    var load: Board.Load?
    for project in projects {
      let workflow = snapshot.configuration(forProject: project).workflow
      guard let limit = workflow.state(named: state)?.wip else { continue }
      let count = snapshot.tickets.count {
        $0.project == project && $0.status?.lowercased() == state.lowercased()
      }
      load = Board.Load(
        count: (load?.count ?? 0) + count, limit: (load?.limit ?? 0) + limit,
        isOver: load?.isOver ?? false || count > limit)
    }
    return load
  }
}
