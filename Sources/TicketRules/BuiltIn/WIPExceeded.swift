internal import TicketModel

/// A state holds more tickets than its limit allows.
package enum WIPExceeded: BacklogRule {
  /// What a person should know of the rule.
  package static let documentation = RuleDocumentation(
    name: "wip-exceeded", severity: .warning,
    checks: "A state holds at most as many tickets of a project as its `wip:` says.",
    why: "The more is begun at once, the longer each takes: finishing comes before beginning.",
    example: RuleExample(
      "---\nid: P3-1\ntitle: Login\nstatus: doing\n---\n",
      "---\nid: P3-2\ntitle: Logout\nstatus: doing\n---\n", configuration: workflow),
    instead: RuleExample(
      "---\nid: P3-1\ntitle: Login\nstatus: done\n---\n",
      "---\nid: P3-2\ntitle: Logout\nstatus: doing\n---\n", configuration: workflow),
    cure: "Finish one of them first, or raise the limit if the team means it.")

  private static let workflow = """
    workflow:
      todo: {category: todo}
      doing: {category: doing, wip: 1}
      done: {category: done}

    """

  private struct Column: Hashable {
    let project: String
    let state: String
  }

  /// The other tickets in the ticket's state, where that has a limit and the ticket came into it.
  static func needs(of subject: RuleSubject) -> RuleNeeds {
    guard let status = subject.ticket.status, subject.rules.severity(of: name) != .off,
      let state = subject.configuration.workflow.state(named: status), state.wip != nil,
      subject.earlier?.status?.lowercased() != status.lowercased()
    else { return .nothing }
    return RuleNeeds(states: [state.name.lowercased()])
  }

  /// One offence for each state of each project that holds too many, at the ticket that came last.
  package static func offences(in context: RuleContext) -> [Offence] {
    guard context.ruleSets.haveLimits else { return [] }
    var columns: [Column: (limit: Int, tickets: [Ticket])] = [:]
    for ticket in context.snapshot.tickets {
      guard let status = ticket.status,
        let state = context.rules(for: ticket).configuration.workflow.state(named: status),
        let limit = state.wip
      else { continue }
      columns[Column(project: ticket.project, state: state.name), default: (limit, [])]
        .tickets.append(ticket)
    }
    return columns.filter { $1.tickets.count > $1.limit }.compactMap { column, content in
      offence(column, limit: content.limit, content.tickets, in: context)
    }
  }

  private static func offence(
    _ column: Column, limit: Int, _ tickets: [Ticket], in context: RuleContext
  ) -> Offence? {
    let candidates = tickets.filter(context.isInScope)
    let entered = candidates.last { ticket in
      context.before != nil
        && context.earlier(ticket)?.status?.lowercased() != column.state.lowercased()
    }
    // A change that brings no ticket into the state is not to blame for how full it is.
    let isChange = context.scope != nil && context.before != nil
    guard let blamed = entered ?? (isChange ? nil : candidates.last) else { return nil }
    let place = column.project.isEmpty ? "" : " of \(column.project)"
    let others = tickets.filter { $0.path != blamed.path }.compactMap(\.idText)
    return Offence(
      blamed, at: blamed.location(of: "status"),
      "\(tickets.count) tickets\(place) are in \(column.state.quoted), whose limit is \(limit)",
      hint: others.isEmpty ? nil : "finish one of \(others.listed()) first")
  }
}
