internal import TicketModel
internal import TicketSyntax

extension RuleReader {
  /// Notes what no ticket can meet: within one rule, and between two rules for the same moment and
  /// tickets.
  func reportContradictions(_ rules: [ConfiguredRule]) {
    let errors = rules.filter { $0.severity == .error }
    for (position, rule) in errors.enumerated() {
      if let fault = RuleContradictions(configuration, rule).fault {
        report(fault.message, at: rule.location, in: rule.path, hint: fault.hint)
        continue
      }
      for earlier in errors[..<position] where earlier.meets(rule) {
        guard let hint = RuleContradictions.between(earlier, rule, configuration) else { continue }
        report(
          "the rules \(earlier.name.quoted) and \(rule.name.quoted) contradict each other",
          at: rule.location, in: rule.path, hint: hint)
        break
      }
    }
  }
}

/// What makes a rule one that no ticket can meet, or that none is ever held to.
private struct RuleContradictions {
  typealias Fault = (message: String, hint: String?)

  let configuration: BacklogConfiguration
  let rule: ConfiguredRule

  init(_ configuration: BacklogConfiguration, _ rule: ConfiguredRule) {
    self.configuration = configuration
    self.rule = rule
  }

  /// The first fault of the rule alone.
  var fault: Fault? {
    impossibleQuestion ?? impossibleState ?? impossibleDemand ?? closedState ?? frozenState
  }

  /// `when` asks for a value that the field can't have. A rule of the whole backlog may well be for
  /// tickets that one project doesn't have.
  private var impossibleQuestion: Fault? {
    guard rule.path == configuration.path else { return nil }
    let demands = rule.when?.demands ?? []
    for demand in demands {
      guard let field = configuration.fields[demand.field], let allowed = field.oneOf,
        !demand.values.contains(where: field.accepts)
      else { continue }
      return (
        "the rule \(rule.name.quoted) is for no ticket: "
          + "\(demand.field.quoted) is never \(demand.values.listed())",
        "it may be \(allowed.listed())"
      )
    }
    return nil
  }

  /// `when` asks for another state than the one that the rule looks at.
  private var impossibleState: Fault? {
    let destinations = rule.triggers.compactMap(\.destination)
    guard destinations.count == rule.triggers.count, let when = rule.when else { return nil }
    let states = destinations.flatMap { $0.states(of: configuration.workflow) }
    for demand in when.demands where demand.field == "status" {
      let wanted = Set(demand.values.map { $0.lowercased() })
      guard !states.contains(where: { wanted.contains($0.name.lowercased()) }) else { continue }
      return (
        "the rule \(rule.name.quoted) is for no ticket: by then its status is "
          + "\(states.map(\.name).listed()), not \(demand.values.listed())",
        "`when` looks at the ticket after the change"
      )
    }
    return nil
  }

  /// A field must have a value that `when` rules out.
  private var impossibleDemand: Fault? {
    for requirement in rule.requirements.compactMap({ $0 as? FieldRequirement }) {
      guard let values = requirement.oneOf, !requirement.isOptional,
        let type = configuration.fields[requirement.name]?.type, type != .list,
        let demand = rule.when?.demands.first(where: { $0.field == requirement.name }),
        !demand.values.contains(where: { value in values.contains { type.areEqual($0, value) } })
      else { continue }
      return (
        "no ticket can meet the rule \(rule.name.quoted): it is for tickets whose "
          + "\(requirement.name) is \(demand.values.listed())",
        "and it asks for \(values.listed())"
      )
    }
    return nil
  }

  /// What is forbidden is what the rule is for, or being in the state that it looks at.
  private var closedState: Fault? {
    for requirement in rule.requirements.compactMap({ $0 as? ForbidRequirement }) {
      if let when = rule.when, when == requirement.query {
        return (
          "no ticket can meet the rule \(rule.name.quoted): it forbids what it is for",
          "take \(requirement.text.quoted) out of `when`"
        )
      }
      guard requirement.query.asksForStateAlone else { continue }
      let states = rule.triggers.compactMap(\.destination)
        .flatMap { $0.states(of: configuration.workflow) }
      guard let closed = states.first(where: { isForbidden($0, by: requirement) }) else { continue }
      return (
        "the rule \(rule.name.quoted) lets no ticket ever be in \(closed.name.quoted)",
        "it forbids \(requirement.text.quoted)"
      )
    }
    return nil
  }

  private func isForbidden(_ state: WorkflowState, by requirement: ForbidRequirement) -> Bool {
    let text = "---\nstatus: \"\(state.name)\"\n---\n"
    let ticket = Ticket(
      document: TicketDocument(bytes: Array(text.utf8)), path: "", configuration: .standard)
    let snapshot = BacklogSnapshot(configuration: configuration, tickets: [ticket])
    return requirement.query.matches(
      ticket, in: snapshot, today: CalendarDay(daysSinceEpoch: 0))
  }

  /// The status must stay as it was, at a moment at which it changes.
  private var frozenState: Fault? {
    let frozen = rule.requirements.compactMap { $0 as? FrozenRequirement }
      .first { $0.fields.contains("status") && $0.target == nil }
    guard frozen != nil, let moment = rule.triggers.first(where: \.isMomentary) else { return nil }
    return (
      "no ticket can meet the rule \(rule.name.quoted): it looks at `\(moment)`, "
        + "and the status may not change",
      "freeze another field, or take the rule out"
    )
  }

  /// Why two rules can't both be met; nil where they can.
  static func between(
    _ a: ConfiguredRule, _ b: ConfiguredRule, _ configuration: BacklogConfiguration
  ) -> String? {
    for one in a.requirements {
      for other in b.requirements {
        if let hint = clash(one, other, configuration) ?? clash(other, one, configuration) {
          return hint
        }
      }
    }
    return nil
  }

  private static func clash(
    _ a: any Requirement, _ b: any Requirement, _ configuration: BacklogConfiguration
  ) -> String? {
    guard let field = a as? FieldRequirement, !field.isOptional else { return nil }
    let type = configuration.fields[field.name]?.type ?? .string
    if let other = b as? FieldRequirement, other.name == field.name, !other.isOptional,
      let x = field.oneOf, let y = other.oneOf,
      !x.contains(where: { value in y.contains { type.areEqual($0, value) } })
    {
      return "no value of \(field.name.quoted) meets both"
    }
    if let other = b as? ForbidRequirement, other.query.isPresence(of: field.name) {
      return "one asks for the field \(field.name.quoted), the other forbids it"
    }
    if let other = b as? ForbidRequirement, let values = field.oneOf,
      other.query.isEquality, let demand = other.query.demands.first, demand.field == field.name,
      values.allSatisfy({ value in demand.values.contains { type.areEqual($0, value) } })
    {
      return "every value of \(field.name.quoted) that one asks for the other forbids"
    }
    return nil
  }
}

extension ConfiguredRule {
  /// Whether some ticket is held to both rules at one moment, as far as can be told: the same
  /// tickets, or all tickets for one of them.
  fileprivate func meets(_ other: ConfiguredRule) -> Bool {
    guard when == nil || other.when == nil || when == other.when else { return false }
    return triggers.contains { a in other.triggers.contains { $0.meets(a) } }
  }
}

extension RuleTrigger {
  /// Whether two moments can be one.
  fileprivate func meets(_ other: RuleTrigger) -> Bool {
    if self == other || self == .always || other == .always { return true }
    guard let a = destination, let b = other.destination else { return false }
    return a == b
  }
}
