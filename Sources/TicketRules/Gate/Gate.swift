package import TicketModel
internal import TicketSyntax

/// Answers whether tickets may be released: each must be done, or dropped, and pass its own rules as if
/// it had come into `done` just now. Warnings do not block.
package struct Gate {
  /// A ticket that blocks, and why.
  package struct Blocker: Sendable {
    /// The ticket.
    package let ticket: Ticket
    /// What is wrong; the rule `not-done` stands for its state.
    package let reasons: [Finding]
  }

  /// The answer.
  package struct Verdict: Sendable {
    /// The ticket that was named, where it holds the others.
    package let head: Ticket?
    /// How many tickets were judged, the head not counted.
    package let count: Int
    /// How many of them are done.
    package let done: Int
    /// How many were dropped.
    package let dropped: Int
    /// The tickets that block, in the natural order of their ids, the head last.
    package let blockers: [Blocker]
    /// How many findings waivers excuse.
    package let waived: Int

    /// Whether nothing blocks.
    package var isReady: Bool { blockers.isEmpty }
  }

  /// The name under which a ticket's state is a reason.
  package static let notDone = "not-done"

  private let runner: RuleRunner
  private let snapshot: BacklogSnapshot
  private let today: CalendarDay
  /// The day on which a ticket was done, by its lower-cased id, for rules with `since`.
  private let arrivals: [String: CalendarDay]
  private let options: RuleRunner.Options

  /// Makes a gate for a backlog; of the options the tree and the baseline count.
  package init(
    _ runner: RuleRunner, _ snapshot: BacklogSnapshot, today: CalendarDay,
    arrivals: [String: CalendarDay] = [:], _ options: RuleRunner.Options = .init()
  ) {
    self.runner = runner
    self.snapshot = snapshot
    self.today = today
    self.arrivals = arrivals
    self.options = options
  }

  /// Judges what was selected.
  package func verdict(on selection: GateSelection) -> Verdict {
    let assumed = assuming(selection)
    let context = RuleContext(
      RuleScene(
        snapshot: assumed, today: today, ruleSets: runner.ruleSets, hasFile: options.hasFile))
    let together = offencesTogether(in: context)
    let finished = Dictionary(
      assumed.tickets.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
    var blockers: [Blocker] = []
    var waived = 0
    let members = selection.tickets.filter { context.category(of: $0) != .dropped }
    for ticket in members + [selection.head].compactMap({ $0 }) {
      let isHead = ticket.path == selection.head?.path
      let judgement = judgement(
        on: finished[ticket.path] ?? ticket, in: context, together[ticket.path] ?? [])
      waived += judgement.waived.count
      let reasons = (isHead ? [] : notDone(ticket)) + judgement.findings
      if !reasons.isEmpty { blockers.append(Blocker(ticket: ticket, reasons: reasons)) }
    }
    return Verdict(
      head: selection.head, count: selection.tickets.count,
      done: selection.tickets.count { snapshot.category(of: $0) == .done },
      dropped: selection.tickets.count - members.count, blockers: blockers, waived: waived)
  }

  /// The errors of one ticket that nothing excuses.
  private func judgement(
    on assumed: Ticket, in context: RuleContext, _ together: [Finding]
  ) -> Judgement {
    let subject = RuleSubject(
      ticket: assumed, rules: context.rules(for: assumed), earlier: nil, occasion: .arrival,
      day: assumed.foldedID.flatMap { arrivals[$0] })
    var judgement = Judgement()
    judgement.findings = (subject.findings(in: context) + together)
      .filter { $0.severity == .error }
    WaiverSieve([assumed], in: context).sift(&judgement)
    judgement.findings.removeAll { $0.severity != .error }
    if let baseline = options.baseline {
      judgement.findings = baseline.known.sifted(judgement.findings).new
    }
    judgement.findings.sort(by: Finding.stands(_:before:))
    return judgement
  }

  /// What the rules say that look at tickets together, by path; a limit of work is none of release.
  private func offencesTogether(in context: RuleContext) -> [String: [Finding]] {
    let findings = RuleRegistry.backlogRules.filter { $0.name != WIPExceeded.name }
      .flatMap { rule in rule.offences(in: context).compactMap { context.finding(rule, $0) } }
    return Dictionary(grouping: findings, by: \.path)
  }

  private func notDone(_ ticket: Ticket) -> [Finding] {
    guard snapshot.category(of: ticket) != .done else { return [] }
    let state = ticket.status.map { "it is in \($0.quoted)" } ?? "it has no status"
    return [
      Finding(
        rule: Gate.notDone, path: ticket.path, location: ticket.location(of: "status"),
        message: state, hint: "finish it, drop it, or take it out of this release",
        ticket: ticket.idText)
    ]
  }

  /// The backlog as it would be with everything selected done.
  private func assuming(_ selection: GateSelection) -> BacklogSnapshot {
    let paths = Set((selection.tickets + [selection.head].compactMap { $0 }).map(\.path))
    return BacklogSnapshot(
      configuration: snapshot.configuration, projects: snapshot.projects,
      tickets: snapshot.tickets.map { paths.contains($0.path) ? finished($0) : $0 })
  }

  /// A ticket as it would be in the first state of `done`; as it is where its file can't be edited.
  private func finished(_ ticket: Ticket) -> Ticket {
    let category = snapshot.category(of: ticket)
    let configuration = snapshot.configuration(for: ticket)
    guard category != .done, category != .dropped,
      let state = configuration.workflow.states.first(where: { $0.category == .done }),
      let document = try? ticket.document.setting(
        ticket.key(of: "status"), to: .scalar(state.name))
    else { return ticket }
    return Ticket(
      document: document, path: ticket.path, project: ticket.project,
      configuration: configuration)
  }
}
