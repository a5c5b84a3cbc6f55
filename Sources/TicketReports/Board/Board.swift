package import TicketModel

/// Tickets in the columns of a workflow, and in lanes where a field parts them.
package struct Board: Hashable, Sendable {
  /// The columns, in the order of the workflow.
  package var columns: [Column]
  /// The lanes from top to bottom; one without a title where no field parts them.
  package var lanes: [Lane]
  /// How many dropped tickets are not shown.
  package var hidden: Int
  /// The most cards that a column of a lane shows; nil: what suits its state.
  package var limit: Int?

  /// One state.
  package struct Column: Hashable, Sendable {
    /// The state's name.
    package var title: String
    /// What the state means; nil for the column of unknown states.
    package var category: StateCategory?
    /// How many tickets of the board are in it.
    package var count: Int
    /// The sum of their estimates that are numbers.
    package var points: Double
    /// Its load, where it is limited.
    package var load: Load?

    /// Whether there are more tickets than the limit admits.
    package var isOverLimit: Bool { load?.isOver ?? false }

    /// The most cards that are shown where nobody says how many.
    var standardLimit: Int { category == .done || category == .dropped ? 10 : 50 }
  }

  /// Work in progress against its limit: of the projects on the board together, all their tickets
  /// counted, those that a query leaves out too.
  package struct Load: Hashable, Sendable {
    /// The tickets in the state.
    package var count: Int
    /// The most that may be in it.
    package var limit: Int
    /// Whether some project is over its own limit.
    package var isOver: Bool
  }

  /// A part of the board, under a title of its own.
  package struct Lane: Hashable, Sendable {
    /// What its tickets have in common; nil where the board has no lanes.
    package var title: String?
    /// The cards by column.
    package var cells: [[BoardCard]]

    /// All its cards, column by column.
    package var cards: [BoardCard] { cells.flatMap { $0 } }
  }

  /// The tickets for programs, column by column, none twice.
  package var json: JSONValue { .array(cards.map(\.summary.json)) }

  /// The tickets themselves, column by column, none twice.
  package func tickets(of snapshot: BacklogSnapshot) -> [Ticket] {
    let byPath = Dictionary(snapshot.tickets.map { ($0.path, $0) }) { first, _ in first }
    return cards.compactMap { byPath[$0.summary.path] }
  }

  private var cards: [BoardCard] {
    var seen: Set<String> = []
    return columns.indices.flatMap { index in lanes.flatMap { $0.cells[index] } }
      .filter { seen.insert($0.summary.path).inserted }
  }
}
