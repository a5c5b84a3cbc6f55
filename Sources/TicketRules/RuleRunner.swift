package import TicketModel

/// Runs the rules of a backlog over its tickets.
package struct RuleRunner: Sendable {
  /// The rules, with the mistakes in them.
  package let ruleSets: RuleSets
  private let snapshot: BacklogSnapshot

  /// Reads the rules of a backlog.
  package init(_ snapshot: BacklogSnapshot) {
    self.snapshot = snapshot
    ruleSets = RuleSets(snapshot)
  }

  /// Checks a backlog, its rules included: by path, place and rule.
  ///
  /// `before` is the backlog at HEAD or at the parent commit. Where it is nil nothing is compared:
  /// rules for moves (`enter`, `leave`, `create`, `illegal-transition`) are silent. For a first
  /// commit pass an empty backlog: then all is new. `scope` is the paths whose tickets are looked at;
  /// the others serve as what references point to. Mistakes in the rules are always among the findings.
  package static func check(
    _ snapshot: BacklogSnapshot, before: BacklogSnapshot? = nil, scope: Set<String>? = nil,
    today: CalendarDay, hasFile: (@Sendable (String) -> Bool)? = nil
  ) -> [Finding] {
    let runner = RuleRunner(snapshot)
    let found = runner.check(before: before, scope: scope, today: today, hasFile: hasFile)
    return (runner.ruleSets.findings + found).sorted(by: Finding.stands(_:before:))
  }

  /// Checks the tickets alone: by path, place and rule.
  package func check(
    before: BacklogSnapshot? = nil, scope: Set<String>? = nil, today: CalendarDay,
    hasFile: (@Sendable (String) -> Bool)? = nil
  ) -> [Finding] {
    let context = RuleContext(
      snapshot: snapshot, before: before, scope: scope, today: today, ruleSets: ruleSets,
      hasFile: hasFile)
    var findings: [Finding] = []
    for rule in RuleRegistry.backlogRules {
      findings += rule.offences(in: context).compactMap { context.finding(rule, $0) }
    }
    for ticket in snapshot.tickets where context.isInScope(ticket) {
      findings += context.subject(ticket).findings(in: context)
    }
    return findings.sorted(by: Finding.stands(_:before:))
  }
}

extension RuleContext {
  /// A built-in rule's offence, weighed by the rules of the ticket's project; nil where it is off.
  func finding(_ rule: any BuiltInRule.Type, _ offence: Offence) -> Finding? {
    let severity = rules(for: offence.ticket).severity(of: rule.name)
    return severity == .off ? nil : offence.finding(rule: rule.name, severity: severity)
  }
}

extension RuleSubject {
  /// What the rules that look at one ticket say of this one.
  func findings(in context: RuleContext) -> [Finding] {
    var findings: [Finding] = []
    for active in rules.ticketRules {
      for offence in active.rule.offences(of: self, in: context) {
        findings.append(offence.finding(rule: active.name, severity: active.severity))
      }
    }
    for rule in rules.configured {
      guard let offence = rule.offence(of: self, in: context) else { continue }
      findings.append(offence.finding(rule: rule.name, severity: rule.severity))
    }
    return findings
  }
}
