package import TicketModel
internal import TicketSyntax

/// The rules of a backlog in layers: its own, those of each project, and in both those of each type of
/// tickets.
package struct RuleSets: Sendable {
  /// The rules of one configuration, and of the types that it speaks of.
  package struct Layer: Sendable {
    /// The rules of tickets of no such type.
    package let own: RuleSet
    /// The rules of the types, by the type's lower-cased name.
    package let types: [String: RuleSet]

    var all: [RuleSet] { [own] + types.values }
  }

  /// The rules of tickets whose project configures nothing.
  package let standard: Layer
  /// The rules of the projects that have a configuration.
  package let projects: [String: Layer]
  /// The mistakes in the rules, each once, by place.
  package let findings: [Finding]

  /// Decodes the rules of a backlog and its projects.
  package init(_ snapshot: BacklogSnapshot) {
    let base = snapshot.configuration
    var findings: Set<Finding> = []
    let standard = Layer(base, over: nil, &findings)
    var projects: [String: Layer] = [:]
    for (name, configuration) in snapshot.projects {
      projects[name] =
        configuration == base ? standard : Layer(configuration, over: base, &findings)
    }
    self.standard = standard
    self.projects = projects
    self.findings = findings.sorted(by: Finding.stands(_:before:))
  }

  /// The rules that govern a ticket.
  package subscript(ticket: Ticket) -> RuleSet {
    let layer = projects.isEmpty ? standard : projects[ticket.project] ?? standard
    guard !layer.types.isEmpty, let type = ticket.type?.lowercased() else { return layer.own }
    return layer.types[type] ?? layer.own
  }

  /// Whether any rule holds only from some day on.
  package var haveBeginnings: Bool {
    ([standard] + projects.values).contains { layer in
      layer.all.contains { $0.configured.contains { $0.since != nil } }
    }
  }

  /// Whether any state of any workflow has a limit.
  var haveLimits: Bool {
    ([standard] + projects.values).contains { layer in
      layer.own.configuration.workflow.states.contains { $0.wip != nil }
    }
  }
}

extension RuleSets.Layer {
  /// Reads one configuration; `base` is the backlog's own where this one is a project's.
  fileprivate init(
    _ configuration: BacklogConfiguration, over base: BacklogConfiguration?,
    _ findings: inout Set<Finding>
  ) {
    let decoded = RuleSet.decode(
      configuration, configuration.rules, refining: [base?.rules])
    findings.formUnion(decoded.findings)
    own = decoded.ruleSet
    let reader = RuleReader(configuration)
    var types: [String: RuleSet] = [:]
    for (name, rules) in reader.rulesOfTypes() {
      let merged = configuration.rules?.merging(rules) ?? rules
      let decoded = RuleSet.decode(
        configuration, merged,
        refining: [configuration.rules, base?.types?[name]?["rules"], base?.rules])
      findings.formUnion(decoded.findings)
      types[name.lowercased()] = decoded.ruleSet
    }
    self.types = types
    findings.formUnion(reader.findings)
  }
}

extension RuleReader {
  /// The rules under `types:`, by the type's name.
  fileprivate func rulesOfTypes() -> [(name: String, rules: ConfigurationNode)] {
    let known = configuration.fields["type"]?.oneOf
    return entries(of: configuration.types, what: "types").compactMap { entry in
      if let known, !known.contains(where: { $0.lowercased() == entry.key.lowercased() }) {
        reportUnknown(
          "type", entry.key, among: known, at: entry.keyLocation, in: entry.value.path)
      }
      let values = values(of: entry.value, what: entry.key, known: ["rules"])
      return values["rules"].map { (entry.key, $0) }
    }
  }
}
