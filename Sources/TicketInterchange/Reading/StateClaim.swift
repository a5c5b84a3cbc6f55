import TicketModel

/// One thing that a document says of a ticket's state.
struct StateClaim {
  /// How much it counts beside others.
  enum Weight: Int, Comparable {
    /// A box that is not ticked: what every box is at first.
    case openBox
    /// The section or column that the ticket stands in.
    case section
    /// A sign or a word beside the title.
    case mark
    /// A ticked box.
    case tickedBox
    /// A field.
    case stated

    static func < (a: Weight, b: Weight) -> Bool { a.rawValue < b.rawValue }

    var words: String {
      switch self {
      case .openBox: "its open box"
      case .section: "its section"
      case .mark: "the sign beside its title"
      case .tickedBox: "its ticked box"
      case .stated: "its field"
      }
    }
  }

  var weight: Weight
  /// The text as written.
  var text: String
  var word: StateWord?
  /// The line that says it, from 0.
  var line: Int
  /// Whether a state that the workflow knows is kept as written.
  var isExact = false
}

/// The states of a workflow, for the words that people use for them.
struct StateNames {
  let states: [WorkflowState]

  /// The state that a text names; nil where the workflow has none such.
  func name(_ text: String, _ word: StateWord?) -> String? {
    let folded = StateNames.key(text)
    if let same = states.first(where: { StateNames.key($0.name) == folded }) { return same.name }
    return (word ?? StateWord(text)).flatMap(name)
  }

  /// Whether the workflow has a state of exactly this name; case does not count.
  func has(_ text: String) -> Bool {
    states.contains { $0.name.lowercased() == text.lowercased() }
  }

  /// The state that a word of ours means here.
  func name(_ word: StateWord) -> String? {
    switch word {
    case .backlog: named(["backlog", "icebox"]) ?? first(.todo)
    case .todo: named(["todo", "ready", "open"]) ?? last(.todo)
    case .doing: named(["inprogress", "doing", "wip"]) ?? first(.doing)
    case .review: named(["review", "inreview", "testing", "qa"]) ?? waiting ?? last(.doing)
    case .done: named(["done"]) ?? first(.done)
    case .dropped: named(["dropped"]) ?? first(.dropped)
    case .blocked: nil
    }
  }

  private var waiting: String? { states.first { $0.category == .doing && $0.wait }?.name }

  private func named(_ keys: [String]) -> String? {
    states.first { keys.contains(StateNames.key($0.name)) }?.name
  }

  private func first(_ category: StateCategory) -> String? {
    states.first { $0.category == category }?.name
  }

  private func last(_ category: StateCategory) -> String? {
    states.last { $0.category == category }?.name
  }

  private static func key(_ text: String) -> String {
    Folding.fold(Folding.withoutOrnaments(text)).filter { $0.isLetter || $0.isNumber }
  }
}
