package import TicketModel

/// The rules of a backlog, and of each project that refines them.
package struct RuleSets: Sendable {
  /// The rules of tickets whose project configures nothing.
  package let standard: RuleSet
  /// The rules of the projects that have a configuration.
  package let projects: [String: RuleSet]
  /// The mistakes in the rules, each once, by place.
  package let findings: [Finding]

  /// Decodes the rules of a backlog and its projects.
  package init(_ snapshot: BacklogSnapshot) {
    let decoded = RuleSet.decode(snapshot.configuration)
    standard = decoded.ruleSet
    var findings = Set(decoded.findings)
    projects = snapshot.projects.mapValues { configuration in
      let own = RuleSet.decode(configuration)
      findings.formUnion(own.findings)
      return own.ruleSet
    }
    self.findings = findings.sorted(by: Finding.stands(_:before:))
  }

  /// The rules of a project's tickets.
  package subscript(project: String) -> RuleSet { projects[project] ?? standard }

  /// Whether any state of any workflow has a limit.
  var haveLimits: Bool {
    ([standard] + projects.values).contains { rules in
      rules.configuration.workflow.states.contains { $0.wip != nil }
    }
  }
}
