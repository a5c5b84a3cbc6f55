package import TicketModel
package import TicketSyntax

/// The rules of one configuration: the built-in ones as tuned, and the configured ones.
package struct RuleSet: Sendable {
  /// The configuration that they stand in.
  package let configuration: BacklogConfiguration
  /// The configured rules that are not off, in the order written.
  package let configured: [ConfiguredRule]
  /// Those that are off.
  package let switchedOff: [ConfiguredRule]
  /// What the configuration says of built-in rules, by name.
  package let tuned: [String: RuleTuning]
  /// The built-in rules for one ticket that are not off.
  let ticketRules: [ActiveRule]
  let fields: FieldChecks
  private let severities: [String: Severity]

  /// A built-in rule that is not off.
  struct ActiveRule: Sendable {
    let name: String
    let severity: Severity
    let rule: any TicketRule.Type
  }

  init(
    configuration: BacklogConfiguration, configured: [ConfiguredRule], tuned: [String: RuleTuning]
  ) {
    self.configuration = configuration
    self.configured = configured.filter { $0.severity != .off }
    switchedOff = configured.filter { $0.severity == .off }
    self.tuned = tuned
    fields = FieldChecks(configuration)
    let severities = Dictionary(
      RuleRegistry.all.map {
        ($0.name, tuned[$0.name]?.severity ?? $0.severity(in: configuration))
      },
      uniquingKeysWith: { first, _ in first })
    self.severities = severities
    ticketRules = RuleRegistry.ticketRules.compactMap { rule in
      let severity = severities[rule.name] ?? .off
      return severity == .off ? nil : ActiveRule(name: rule.name, severity: severity, rule: rule)
    }
  }

  /// How much a built-in rule weighs here.
  package func severity(of name: String) -> Severity { severities[name] ?? .off }

  /// What the rules must see to judge a ticket, beyond it and what it names.
  func needs(of subject: RuleSubject, in context: RuleContext) -> RuleNeeds {
    configured.reduce(.nothing) { $0.union($1.needs(of: subject, in: context)) }
  }

  /// The rules of one layer.
  ///
  /// `bases` are the rules that it refines: one that stands there may be given another severity in
  /// one word.
  static func decode(
    _ configuration: BacklogConfiguration, _ rules: ConfigurationNode?,
    refining bases: [ConfigurationNode?]
  ) -> (ruleSet: RuleSet, findings: [Finding]) {
    let reader = RuleReader(configuration)
    var tuned: [String: RuleTuning] = [:]
    var configured: [ConfiguredRule] = []
    for entry in reader.entries(of: rules, what: "rules") {
      if RuleRegistry.documentation(of: entry.key) != nil {
        tuned[entry.key] = reader.tuning(entry)
      } else if let rule = reader.rule(entry, bases: bases.compactMap { $0?[entry.key] }) {
        configured.append(rule)
      }
    }
    reader.reportContradictions(configured)
    let ruleSet = RuleSet(configuration: configuration, configured: configured, tuned: tuned)
    return (ruleSet, reader.findings)
  }
}

/// The severity that a configuration gives a built-in rule.
package struct RuleTuning: Hashable, Sendable {
  /// How much the rule weighs.
  package let severity: Severity
  /// The configuration's file.
  package let path: String
  /// Where the rule's name stands in it.
  package let location: SourceLocation
}
