internal import TicketModel
internal import TicketSyntax

extension ConfigurationReader {
  /// Notes pairs of rules that no ticket can meet: for the same moment and tickets, one field must be
  /// one of two sets that have nothing in common.
  func reportContradictions(_ rules: [ConfiguredRule]) {
    var seen: [Demand: (rule: ConfiguredRule, values: [String])] = [:]
    for rule in rules where rule.severity == .error {
      for demand in rule.demands {
        guard let earlier = seen[demand.key] else {
          seen[demand.key] = (rule, demand.values)
          continue
        }
        let type = configuration.fields[demand.key.field]?.type ?? .string
        let hasCommon = demand.values.contains { value in
          earlier.values.contains { type.areEqual($0, value) }
        }
        guard !hasCommon else { continue }
        report(
          "the rules \(earlier.rule.name.quoted) and \(rule.name.quoted) contradict each other",
          at: rule.location, in: rule.path,
          hint: "no value of \(demand.key.field.quoted) meets both")
      }
    }
  }
}

/// A moment, the tickets, and the field of which something is demanded.
private struct Demand: Hashable {
  let trigger: RuleTrigger
  let when: Query?
  let field: String
}

extension ConfiguredRule {
  fileprivate var demands: [(key: Demand, values: [String])] {
    requirements.compactMap { $0 as? FieldRequirement }.flatMap { requirement in
      guard let values = requirement.oneOf, !requirement.isOptional else {
        return [(key: Demand, values: [String])]()
      }
      return triggers.map { (Demand(trigger: $0, when: when, field: requirement.name), values) }
    }
  }
}
