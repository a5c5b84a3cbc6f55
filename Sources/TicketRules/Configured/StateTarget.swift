package import TicketModel

/// A state of the workflow, or all states of a category.
package enum StateTarget: Hashable, Sendable {
  /// One state, as the workflow writes it.
  case state(String)
  /// Every state of a category.
  case category(StateCategory)

  /// Whether a ticket is in it; where there is no ticket, it is not.
  func holds(_ ticket: Ticket?, _ workflow: Workflow) -> Bool {
    guard let status = ticket?.status, let state = workflow.state(named: status) else {
      return false
    }
    return holds(state)
  }

  /// Whether a state is one of it.
  func holds(_ state: WorkflowState) -> Bool {
    switch self {
    case .state(let name): state.name == name
    case .category(let category): state.category == category
    }
  }

  /// The states of a workflow that it means.
  func states(of workflow: Workflow) -> [WorkflowState] { workflow.states.filter(holds) }

  /// The name to show.
  var name: String {
    switch self {
    case .state(let name): name
    case .category(let category): category.rawValue
    }
  }
}
