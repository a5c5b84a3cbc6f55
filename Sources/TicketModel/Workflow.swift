/// What a state means for the flow of work.
public enum StateCategory: String, Hashable, Sendable, CaseIterable {
  /// Not begun.
  case todo
  /// Begun, and neither finished nor given up.
  case doing
  /// Finished.
  case done
  /// Given up.
  case dropped
}

/// One state of a workflow.
public struct WorkflowState: Hashable, Sendable {
  /// The name as configured; matched without case; may hold spaces.
  public var name: String
  /// What it means for the flow of work.
  public var category: StateCategory
  /// The most tickets that may be in it at once, where limited.
  public var wip: Int?
  /// Whether work waits in it.
  public var wait: Bool

  /// Makes a state.
  public init(name: String, category: StateCategory, wip: Int? = nil, wait: Bool = false) {
    self.name = name
    self.category = category
    self.wip = wip
    self.wait = wait
  }
}

/// The states of a backlog, in order, and the moves between them.
public struct Workflow: Hashable, Sendable {
  /// The states, in the order configured.
  public private(set) var states: [WorkflowState]
  /// From a state's lower-cased name, the lower-cased names it may move to; nil: any move is allowed.
  ///
  /// A state that is not a key here may move anywhere.
  public var transitions: [String: [String]]?
  private var positions: [String: Int]

  /// Makes a workflow; of two states with one name the first counts.
  public init(states: [WorkflowState], transitions: [String: [String]]? = nil) {
    self.states = states
    self.transitions = transitions
    self.positions = Dictionary(
      states.enumerated().map { ($1.name.lowercased(), $0) }, uniquingKeysWith: { a, _ in a })
  }

  /// What a backlog has that configures none: backlog, todo, in-progress, review, done, dropped.
  public static let standard = Workflow(states: [
    WorkflowState(name: "backlog", category: .todo),
    WorkflowState(name: "todo", category: .todo),
    WorkflowState(name: "in-progress", category: .doing),
    WorkflowState(name: "review", category: .doing, wait: true),
    WorkflowState(name: "done", category: .done),
    WorkflowState(name: "dropped", category: .dropped),
  ])

  /// The state of that name, without case.
  public func state(named name: String) -> WorkflowState? {
    position(of: name).map { states[$0] }
  }

  /// Where a state stands in the order.
  public func position(of name: String) -> Int? {
    positions[name] ?? positions[name.lowercased()]
  }

  /// The category of a state's name; nil where the workflow has no such state.
  public func category(of name: String) -> StateCategory? {
    state(named: name)?.category
  }

  /// Whether a ticket may move from one state to the other.
  public func allows(from: String, to: String) -> Bool {
    guard let targets = transitions?[from.lowercased()] else { return true }
    return from.lowercased() == to.lowercased() || targets.contains(to.lowercased())
  }
}
