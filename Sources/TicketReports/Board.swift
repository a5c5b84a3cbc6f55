package import TicketModel

/// Tickets in the columns of a workflow.
package struct Board: Hashable, Sendable {
  /// The columns, in the order of the workflow.
  package var columns: [Column]

  /// The tickets of one state.
  package struct Column: Hashable, Sendable {
    /// The state's name.
    package var title: String
    /// What the state means; nil for the column of unknown states.
    package var category: StateCategory?
    /// The most tickets that may be in it, where limited.
    package var limit: Int?
    /// Its tickets, in the order given.
    package var tickets: [TicketSummary]

    /// Makes a column.
    package init(
      title: String, category: StateCategory?, limit: Int? = nil, tickets: [TicketSummary]
    ) {
      self.title = title
      self.category = category
      self.limit = limit
      self.tickets = tickets
    }

    /// The sum of the estimates that are numbers.
    package var points: Double { tickets.compactMap(\.points).reduce(0, +) }

    /// Whether there are more tickets than the limit admits.
    package var isOverLimit: Bool { limit.map { tickets.count > $0 } ?? false }
  }

  /// Sorts tickets into a workflow's columns; states that it does not have share a last one.
  package init(tickets: [TicketSummary], workflow: Workflow) {
    let positions = tickets.map { $0.status.flatMap(workflow.position(of:)) }
    let groups = Dictionary(grouping: zip(positions, tickets), by: \.0)
    columns = workflow.states.enumerated().map { index, state in
      Column(
        title: state.name, category: state.category, limit: state.wip,
        tickets: groups[index, default: []].map(\.1))
    }
    let strays = groups[nil, default: []].map(\.1)
    if !strays.isEmpty {
      columns.append(Column(title: "(unknown)", category: nil, tickets: strays))
    }
  }
}
