internal import TicketModel

/// When a configured rule applies to a ticket.
enum RuleTrigger: Hashable, Sendable {
  /// To every ticket, always.
  case always
  /// To a ticket that was not there before.
  case create
  /// To a ticket that comes into a state or category.
  case enter(String)
  /// To a ticket that goes out of a state or category.
  case leave(String)
  /// To a ticket in a state or category, whether it came today or long ago.
  case inside(String)

  /// Whether it speaks of a change, and not of how things stand.
  var isTransition: Bool {
    switch self {
    case .enter, .leave, .create: true
    case .always, .inside: false
    }
  }

  func applies(to subject: RuleSubject, in context: RuleContext) -> Bool {
    let workflow = subject.configuration.workflow
    let now = { (name: String) in workflow.isIn(subject.ticket.status, name) }
    let earlier = { (name: String) in workflow.isIn(subject.earlier?.status, name) }
    return switch self {
    case .always: true
    case .inside(let name): now(name)
    case .create: context.before != nil && subject.earlier == nil
    case .enter(let name): context.before != nil && now(name) && !earlier(name)
    case .leave(let name): context.before != nil && earlier(name) && !now(name)
    }
  }
}

extension Workflow {
  /// Whether a status is the state of that name, or of the category of that name.
  ///
  /// A name that is both means the category, which holds the state where it is so placed.
  fileprivate func isIn(_ status: String?, _ name: String) -> Bool {
    guard let status else { return false }
    if status.lowercased() == name.lowercased() { return true }
    guard let category = StateCategory(rawValue: name.lowercased()) else { return false }
    return self.category(of: status) == category
  }
}
