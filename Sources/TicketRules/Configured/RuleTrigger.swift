package import TicketModel

/// When a configured rule looks at a ticket.
package enum RuleTrigger: Hashable, Sendable {
  /// At every check.
  case always
  /// When the ticket is new.
  case create
  /// When the ticket comes into a state: it is in it now, and was not before the change.
  case enter(StateTarget)
  /// When the ticket goes out of a state: it was in it before the change, and is not now.
  case leave(StateTarget)
  /// While the ticket is in a state.
  case inside(StateTarget)

  /// Whether a ticket is one to look at now; without a backlog to compare, nothing enters or leaves.
  func fires(for subject: RuleSubject, in context: RuleContext) -> Bool {
    switch self {
    case .always:
      true
    case .create:
      context.before != nil && subject.earlier == nil
    case .inside(let target):
      target.holds(subject.ticket, subject.configuration.workflow)
    case .enter(let target):
      context.before != nil && target.holds(subject.ticket, subject.configuration.workflow)
        && !target.holds(subject.earlier, subject.configuration.workflow)
    case .leave(let target):
      context.before != nil && target.holds(subject.earlier, subject.configuration.workflow)
        && !target.holds(subject.ticket, subject.configuration.workflow)
    }
  }
}

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
    return switch self {
    case .state(let name): state.name == name
    case .category(let category): state.category == category
    }
  }

  /// The name to show.
  var name: String {
    switch self {
    case .state(let name): name
    case .category(let category): category.rawValue
    }
  }
}
