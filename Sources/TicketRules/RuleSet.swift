package import TicketModel
internal import TicketSyntax

/// The rules that govern the tickets of one project: the built-in ones as tuned, and the configured.
package struct RuleSet: Sendable {
  /// A built-in rule in force.
  struct Active: Sendable {
    let rule: any TicketRule.Type
    let severity: Severity
    var name: String { rule.name }
  }

  /// The configuration that they stand in.
  package let configuration: BacklogConfiguration
  /// The configured rules in force, in the order written.
  let configured: [ConfiguredRule]
  let ticketRules: [Active]
  let checkedFields: [(name: String, declaration: FieldDeclaration)]
  /// The front-matter keys that are declared.
  let knownKeys: Set<String>
  private let severities: [String: Severity]
  private let keys: [String: String]

  /// Whether a rule looks beyond the ticket that changes.
  package var needsWholeBacklog: Bool {
    configured.contains { $0.requirements.contains(where: \.needsWholeBacklog) }
  }

  /// Reads the rules of a configuration; mistakes in them are findings at their places.
  package static func decode(
    _ configuration: BacklogConfiguration
  ) -> (ruleSet: RuleSet, findings: [Finding]) {
    var decoder = RuleDecoder(configuration: configuration)
    decoder.decode()
    return (RuleSet(configuration, decoder), decoder.findings)
  }

  private init(_ configuration: BacklogConfiguration, _ decoder: RuleDecoder) {
    self.configuration = configuration
    configured = decoder.rules.filter { $0.severity != .off }
    let severities = decoder.severities
    self.severities = severities
    ticketRules = RuleRegistry.ticketRules.map { rule in
      Active(
        rule: rule, severity: severities[rule.name] ?? rule.severity(in: configuration))
    }.filter { $0.severity != .off }
    checkedFields = configuration.fieldOrder.compactMap { name in
      configuration.fields[name].map { (name, $0) }
    }.filter { $1.isRequired || $1.oneOf != nil || ($1.type != .string && $1.type != .list) }
    keys = configuration.fields.compactMapValues(\.from)
    knownKeys = Set(configuration.fields.keys).union(keys.values)
  }

  /// How much a built-in rule weighs here.
  func severity(of name: String) -> Severity {
    if let tuned = severities[name] { return tuned }
    return RuleRegistry.documentation(of: name)?.severity ?? .error
  }

  /// The front-matter key that holds a field.
  func key(of field: String) -> String { keys[field] ?? field }
}

extension RuleSets {
  /// Whether any state has a limit.
  var hasLimits: Bool {
    ([standard] + projects.values).contains { set in
      set.configuration.workflow.states.contains { $0.wip != nil }
    }
  }
}
