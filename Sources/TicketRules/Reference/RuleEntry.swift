package import TicketModel
package import TicketSyntax

/// One rule of a backlog as it holds for some of its tickets.
package struct RuleEntry: Sendable {
  /// The name.
  package let name: String
  /// How much it weighs.
  package let severity: Severity
  /// The project whose tickets it is for; nil for all that no project says otherwise of.
  package let project: String?
  /// The type of tickets that it is for; nil for all.
  package let type: String?
  /// Where it is configured; nil for a built-in rule that nobody tuned.
  package let place: (path: String, location: SourceLocation)?
  /// What it is: of a built-in rule its documentation.
  package let kind: Kind

  /// Where a rule comes from.
  package enum Kind: Sendable {
    /// It is there without asking.
    case builtIn(RuleDocumentation)
    /// The configuration says all of it.
    case configured(ConfiguredRule)
  }

  /// What it looks at, in a line.
  package var summary: String {
    switch kind {
    case .builtIn(let documentation): return documentation.checks
    case .configured(let rule):
      let moments = rule.triggers.map(\.description).joined(separator: ", ")
      let whose = rule.when.map { " \($0.text):" } ?? ":"
      let what = rule.demands.map { $0.text.isEmpty ? $0.kind : "\($0.kind) \($0.text)" }
      return "\(moments)\(whose) \(what.joined(separator: "; "))"
    }
  }
}

extension RuleSets {
  /// Every rule, by name; those of projects and types as far as they differ from the backlog's.
  package var entries: [RuleEntry] {
    var entries: [RuleEntry] = []
    var known: [String: Set<String>] = [:]
    for (project, layer) in layers {
      for (type, rules) in layer.named {
        for entry in rules.entries(project: project, type: type)
        where known[entry.name, default: []].insert(entry.identity).inserted {
          entries.append(entry)
        }
      }
    }
    return entries.enumerated().sorted {
      ($0.element.name, $0.offset) < ($1.element.name, $1.offset)
    }.map(\.element)
  }

  /// The layers: the backlog's own, then those of projects by name.
  private var layers: [(project: String?, layer: Layer)] {
    [(nil, standard)] + projects.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

extension RuleSets.Layer {
  /// The rules without a type, then those of types by name.
  fileprivate var named: [(type: String?, rules: RuleSet)] {
    [(nil, own)] + types.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}

extension RuleSet {
  fileprivate func entries(project: String?, type: String?) -> [RuleEntry] {
    RuleRegistry.documentation.map { documentation in
      let tuning = tuned[documentation.name]
      return RuleEntry(
        name: documentation.name, severity: severity(of: documentation.name), project: project,
        type: type, place: tuning.map { ($0.path, $0.location) }, kind: .builtIn(documentation))
    }
      + (configured + switchedOff).map { rule in
        RuleEntry(
          name: rule.name, severity: rule.severity, project: project, type: type,
          place: (rule.path, rule.location), kind: .configured(rule))
      }
  }
}

extension RuleEntry {
  /// What makes it the same as the one of another layer.
  fileprivate var identity: String {
    let origin = place.map { "\($0.path):\($0.location.line):\($0.location.column)" } ?? ""
    return "\(severity.rawValue) \(origin)"
  }
}
