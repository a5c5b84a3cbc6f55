package import TicketModel
package import TicketSyntax

/// The rules of one configuration: the built-in ones as tuned, and the configured ones.
package struct RuleSet: Sendable {
  /// The configuration that they stand in.
  package let configuration: BacklogConfiguration
  /// The configured rules that are not off, in the order written.
  package let configured: [ConfiguredRule]
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
    configuration: BacklogConfiguration, configured: [ConfiguredRule], tuned: [String: Severity]
  ) {
    self.configuration = configuration
    self.configured = configured.filter { $0.severity != .off }
    fields = FieldChecks(configuration)
    let all: [any BuiltInRule.Type] = RuleRegistry.ticketRules + RuleRegistry.backlogRules
    let severities = Dictionary(
      all.map { ($0.name, tuned[$0.name] ?? $0.severity(in: configuration)) },
      uniquingKeysWith: { first, _ in first })
    self.severities = severities
    ticketRules = RuleRegistry.ticketRules.compactMap { rule in
      let severity = severities[rule.name] ?? .off
      return severity == .off ? nil : ActiveRule(name: rule.name, severity: severity, rule: rule)
    }
  }

  /// How much a built-in rule weighs here.
  package func severity(of name: String) -> Severity { severities[name] ?? .off }

  /// Whether a configured rule looks beyond the ticket that changes.
  package var needsWholeBacklog: Bool {
    configured.contains { $0.requirements.contains(where: \.needsWholeBacklog) }
  }

  /// The rules of a configuration, and the mistakes in them, under the name `configuration`.
  ///
  /// `base` is the rules that a project's configuration refines: a rule that stands there may be
  /// given another severity in one word.
  package static func decode(
    _ configuration: BacklogConfiguration, refining base: ConfigurationNode? = nil
  ) -> (ruleSet: RuleSet, findings: [Finding]) {
    let reader = ConfigurationReader(configuration)
    var tuned: [String: Severity] = [:]
    var configured: [ConfiguredRule] = []
    for entry in reader.entries(of: configuration.rules, what: "rules") {
      if RuleRegistry.documentation(of: entry.key) != nil {
        tuned[entry.key] = reader.tuning(entry)
      } else if let rule = reader.rule(entry, base: base?[entry.key]) {
        configured.append(rule)
      }
    }
    reader.reportContradictions(configured)
    let ruleSet = RuleSet(configuration: configuration, configured: configured, tuned: tuned)
    return (ruleSet, reader.findings)
  }
}
