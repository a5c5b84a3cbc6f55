internal import TicketModel

/// Takes out of findings what the tickets' waivers excuse, and finds the waivers that excuse nothing.
struct WaiverSieve {
  private let context: RuleContext
  private var subjects: [String: RuleSubject] = [:]

  init(_ tickets: some Sequence<Ticket>, in context: RuleContext) {
    self.context = context
    for ticket in tickets where ticket.value(WaiverList.field) != nil {
      subjects[ticket.path] = context.subject(ticket)
    }
  }

  /// Moves what is excused out of the findings, and adds the unused waivers.
  func sift(_ judgement: inout Judgement) {
    guard !subjects.isEmpty else { return }
    var used: [String: Set<Waiver>] = [:]
    var left: [Finding] = []
    for finding in judgement.findings {
      let waiver = subjects[finding.path]?.waivers.waivers
        .first { $0.excuses(finding, on: context.today) }
      if let waiver {
        used[finding.path, default: []].insert(waiver)
        judgement.waived.append(finding)
      } else {
        left.append(finding)
      }
    }
    judgement.findings = left
    for (path, subject) in subjects where context.isInScope(subject.ticket) {
      judgement.findings += unused(of: subject, besides: used[path] ?? [])
    }
  }

  private func unused(of subject: RuleSubject, besides used: Set<Waiver>) -> [Finding] {
    let severity = subject.rules.severity(of: UnusedWaiver.name)
    guard severity != .off else { return [] }
    return subject.waivers.waivers.filter { waiver in
      waiver.until >= context.today && !used.contains(waiver)
        && !isInUse(waiver, by: subject)
    }.map { waiver in
      UnusedWaiver.offence(of: waiver, subject)
        .finding(rule: UnusedWaiver.name, severity: severity)
    }
  }

  /// Whether a waiver that excused nothing today may excuse something tomorrow: its rule speaks of
  /// moves, or of tickets together, and the ticket would fall short of it.
  private func isInUse(_ waiver: Waiver, by subject: RuleSubject) -> Bool {
    let name = waiver.rule.lowercased()
    guard let rule = subject.rules.configured.first(where: { $0.name.lowercased() == name }) else {
      return name == IllegalTransition.name || name == WIPExceeded.name
        || (context.scope != nil && RuleRegistry.isJudgedTogether(name))
    }
    guard !rule.requirements.contains(where: \.comparesVersions) else { return true }
    return rule.triggers.allSatisfy(\.isMomentary) && rule.concerns(subject, in: context)
      && !rule.shortfalls(of: subject, in: context).isEmpty
  }
}
