internal import TicketModel

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
  ///
  /// A ticket that is judged on arrival counts as having come into its state just now.
  func fires(for subject: RuleSubject, in context: RuleContext) -> Bool {
    switch self {
    case .always:
      true
    case .create:
      context.before != nil && subject.earlier == nil && subject.occasion == .change
    case .inside(let target):
      target.holds(subject.ticket, subject.configuration.workflow)
    case .enter(let target):
      (context.before != nil || subject.occasion != .change)
        && target.holds(subject.ticket, subject.configuration.workflow)
        && !target.holds(subject.earlier, subject.configuration.workflow)
    case .leave(let target):
      context.before != nil && target.holds(subject.earlier, subject.configuration.workflow)
        && !target.holds(subject.ticket, subject.configuration.workflow)
    }
  }

  /// Whether a state that it speaks of was there before the change already; of other moments nothing
  /// is asked.
  func hasLasted(for subject: RuleSubject) -> Bool {
    guard case .inside(let target) = self else { return true }
    return target.holds(subject.earlier, subject.configuration.workflow)
  }

  /// The state that it speaks of, where it is one that a ticket is in afterwards.
  var destination: StateTarget? {
    switch self {
    case .enter(let target), .inside(let target): target
    case .always, .create, .leave: nil
    }
  }

  /// Whether it speaks of changes alone, so that a ticket at rest never meets it.
  var isMomentary: Bool {
    switch self {
    case .create, .enter, .leave: true
    case .always, .inside: false
    }
  }
}

extension RuleTrigger: CustomStringConvertible {
  /// The moment as the configuration writes it.
  package var description: String {
    switch self {
    case .always: "always"
    case .create: "create"
    case .enter(let target): "enter \(target.name)"
    case .leave(let target): "leave \(target.name)"
    case .inside(let target): "in \(target.name)"
    }
  }
}
