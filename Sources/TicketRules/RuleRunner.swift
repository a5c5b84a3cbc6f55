package import TicketModel

/// Runs the rules of a backlog over its tickets.
package struct RuleRunner: Sendable {
  /// The rules, with the mistakes in them.
  package let ruleSets: RuleSets
  let snapshot: BacklogSnapshot

  /// Reads the rules of a backlog.
  package init(_ snapshot: BacklogSnapshot) {
    self.snapshot = snapshot
    ruleSets = RuleSets(snapshot)
  }

  /// What there is besides the tickets.
  package struct Options {
    /// The backlog at HEAD or at the parent commit. Where it is nil nothing is compared: rules for
    /// moves (`enter`, `leave`, `create`, `illegal-transition`) are silent. For a first commit it is
    /// an empty backlog: then all is new.
    package var before: BacklogSnapshot?
    /// The paths whose tickets are looked at; the others serve as what references point to. Nil: all.
    package var scope: Set<String>?
    /// Whether the tickets in the scope are judged as a change: then what was wrong before with a
    /// set of tickets, and is still, is not told of them.
    package var judgesChange = false
    /// The day of the change, which `since` is compared with; nil: today.
    package var changeDay: CalendarDay?
    /// Says whether the tree has a file of that path; nil where the caller has no tree.
    package var hasFile: (@Sendable (String) -> Bool)?
    /// The findings that were known before, and the file that lists them.
    package var baseline: (known: Baseline, path: String)?

    /// Makes options.
    package init(
      before: BacklogSnapshot? = nil, scope: Set<String>? = nil, changeDay: CalendarDay? = nil,
      hasFile: (@Sendable (String) -> Bool)? = nil, baseline: (known: Baseline, path: String)? = nil
    ) {
      self.before = before
      self.scope = scope
      self.changeDay = changeDay
      self.hasFile = hasFile
      self.baseline = baseline
    }
  }

  /// Judges a backlog; mistakes in its rules are always among the findings.
  package func judge(today: CalendarDay, _ options: Options = Options()) -> Judgement {
    let context = RuleContext(
      RuleScene(
        snapshot: snapshot, before: options.before, scope: options.scope, today: today,
        changeDay: options.changeDay, judgesChange: options.judgesChange, ruleSets: ruleSets,
        hasFile: options.hasFile))
    let parents = context.parentsBeyondScope
    var judgement = Judgement()
    judgement.findings = findings(in: context, parents)
    let judged = snapshot.tickets.lazy.filter(context.isInScope)
    WaiverSieve(Array(judged) + parents, in: context).sift(&judgement)
    if let baseline = options.baseline { sift(&judgement, baseline, isWhole: options.scope == nil) }
    judgement.findings = (ruleSets.findings + judgement.findings)
      .sorted(by: Finding.stands(_:before:))
    return judgement
  }

  /// What the rules say, before anything is excused.
  private func findings(in context: RuleContext, _ parents: [Ticket]) -> [Finding] {
    var findings: [Finding] = []
    for rule in RuleRegistry.backlogRules {
      findings += rule.offences(in: context).compactMap { context.finding(rule, $0) }
    }
    findings += findingsOnTickets(in: context)
    for parent in parents {
      findings += context.subject(parent).findingsOnChildren(in: context)
    }
    return findings
  }

  /// What the rules that look at one ticket say of each in the scope: of many on two processors.
  private func findingsOnTickets(in context: RuleContext) -> [Finding] {
    let judged = context.scopedPositions.map { snapshot.tickets[$0] }
    let shares = Parallel.shares(of: judged.count, atLeast: 256)
    guard shares.count > 1 else {
      return judged.flatMap { context.subject($0).findings(in: context) }
    }
    let (scene, positions) = (context.scene, context.positions)
    let suggestions = context.suggestionsLeft / shares.count
    let findings = Parallel.map(shares) { share in
      let context = RuleContext(scene, positions: positions, suggestions: suggestions)
      return judged[share].flatMap { context.subject($0).findings(in: context) }
    }
    return Array(findings.joined())
  }

  private func sift(
    _ judgement: inout Judgement, _ baseline: (known: Baseline, path: String), isWhole: Bool
  ) {
    let sifted = baseline.known.sifted(judgement.findings)
    judgement.findings = sifted.new
    judgement.known = sifted.known
    let severity = ruleSets.standard.own.severity(of: StaleBaseline.name)
    guard isWhole, severity != .off else { return }
    judgement.findings += sifted.stale.map {
      StaleBaseline.finding($0, path: baseline.path, severity: severity)
    }
  }
}

extension RuleRunner {
  /// What the rules must see to judge the tickets of a scope, beyond them and what they name.
  ///
  /// The runner's own backlog need hold no more than that.
  package func needs(
    of scope: Set<String>, before: BacklogSnapshot?, today: CalendarDay
  ) -> RuleNeeds {
    let context = RuleContext(
      RuleScene(
        snapshot: snapshot, before: before, scope: scope, today: today, ruleSets: ruleSets))
    var needs = RuleNeeds.nothing
    for ticket in snapshot.tickets where context.isInScope(ticket) {
      let subject = context.subject(ticket)
      needs = needs.union(subject.rules.needs(of: subject, in: context))
        .union(WIPExceeded.needs(of: subject)).union(DuplicateID.needs(of: subject))
    }
    for parent in context.parentsBeyondScope {
      let subject = context.subject(parent)
      for rule in subject.rules.configured where rule.judgesChildren(of: subject) {
        needs = needs.union(rule.needs(of: subject, in: context))
      }
    }
    return needs
  }
}

extension RuleContext {
  /// The parents, not in the scope themselves, of tickets that came to them or changed their state.
  ///
  /// What they ask of their children may have been broken by that.
  var parentsBeyondScope: [Ticket] {
    guard let scope, before != nil else { return [] }
    var seen: Set<String> = []
    return scopedPositions.compactMap { position in
      let child = snapshot.tickets[position]
      let earlier = earlier(child)
      let parent = child.texts("parent").first?.lowercased()
      guard let parent, let ticket = ticket(parent), !scope.contains(ticket.path),
        earlier?.status?.lowercased() != child.status?.lowercased()
          || earlier?.texts("parent").first?.lowercased() != parent,
        seen.insert(ticket.path).inserted
      else { return nil }
      return ticket
    }
  }

  /// A built-in rule's offence, weighed by the rules of the ticket's project; nil where it is off.
  func finding(_ rule: any BuiltInRule.Type, _ offence: Offence) -> Finding? {
    let severity = rules(for: offence.ticket).severity(of: rule.name)
    return severity == .off ? nil : offence.finding(rule: rule.name, severity: severity)
  }
}

extension ConfiguredRule {
  /// Whether it asks something of a ticket's children at all times.
  func judgesChildren(of subject: RuleSubject) -> Bool {
    triggers.contains { !$0.isMomentary }
      && requirements.contains { !$0.needs(of: subject).parents.isEmpty }
  }
}

extension RuleSubject {
  /// What the rules say of it that ask something of its children at all times.
  func findingsOnChildren(in context: RuleContext) -> [Finding] {
    rules.configured.filter { $0.judgesChildren(of: self) }.compactMap { rule in
      rule.offence(of: self, in: context)?.finding(rule: rule.name, severity: rule.severity)
    }
  }

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
