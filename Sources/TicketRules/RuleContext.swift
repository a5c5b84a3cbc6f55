package import TicketModel
internal import TicketSyntax

/// The backlog under check, and what rules ask of it.
package final class RuleContext {
  /// The backlog as it is, or would be.
  package let snapshot: BacklogSnapshot
  /// The backlog before the change; nil where nothing is compared.
  package let before: BacklogSnapshot?
  /// The paths whose tickets are looked at; nil for all.
  package let scope: Set<String>?
  /// Whether the tickets in the scope are judged as a change, and not the backlog as it is.
  package let judgesChange: Bool
  /// The day that counts as today.
  package let today: CalendarDay
  /// The day of the change: what `since` is compared with.
  package let changeDay: CalendarDay
  let ruleSets: RuleSets
  /// Says whether the tree has a file of that path; nil where the caller has no tree.
  let hasFile: ((String) -> Bool)?

  /// Where each id stands in `snapshot.tickets`, by its lower-cased text: the first path's.
  private(set) lazy var positions: [String: Int] = {
    var positions: [String: Int] = [:]
    positions.reserveCapacity(snapshot.tickets.count)
    for (position, ticket) in snapshot.tickets.enumerated() {
      guard let id = ticket.foldedID, positions[id] == nil else { continue }
      positions[id] = position
    }
    return positions
  }()

  /// How many more near misses are looked for: each reads every id, so the many get none.
  private var suggestionsLeft = 20
  /// What was found on tickets that another ticket's rule asked for, by path.
  private var assessments: [String: [Finding]] = [:]

  init(
    snapshot: BacklogSnapshot, before: BacklogSnapshot?, scope: Set<String>?, today: CalendarDay,
    changeDay: CalendarDay? = nil, judgesChange: Bool = false, ruleSets: RuleSets,
    hasFile: ((String) -> Bool)? = nil
  ) {
    self.changeDay = changeDay ?? today
    self.judgesChange = judgesChange
    self.snapshot = snapshot
    self.before = before
    self.scope = scope
    self.today = today
    self.ruleSets = ruleSets
    self.hasFile = hasFile
  }

  /// Whether a ticket is to be looked at.
  package func isInScope(_ ticket: Ticket) -> Bool {
    scope?.contains(ticket.path) ?? true
  }

  /// The tickets to be looked at, by their positions.
  var scopedPositions: [Int] {
    snapshot.tickets.indices.filter { isInScope(snapshot.tickets[$0]) }
  }

  /// The ticket that an id names; nil where there is none.
  package func ticket(_ id: String) -> Ticket? {
    positions[id.lowercased()].map { snapshot.tickets[$0] }
  }

  /// The rules that govern a ticket.
  package func rules(for ticket: Ticket) -> RuleSet {
    ruleSets[ticket]
  }

  /// A ticket ready to be checked.
  package func subject(_ ticket: Ticket) -> RuleSubject {
    RuleSubject(ticket: ticket, rules: rules(for: ticket), earlier: earlier(ticket))
  }

  /// The errors of a ticket as if it had just come into its state.
  func errorsOnArrival(of ticket: Ticket) -> [Finding] {
    if let known = assessments[ticket.path] { return known }
    let subject = RuleSubject(
      ticket: ticket, rules: rules(for: ticket), earlier: nil, occasion: .assessment)
    let errors = subject.findings(in: self).filter { finding in
      finding.severity == .error
        && !subject.waivers.waivers.contains { $0.excuses(finding, on: today) }
    }
    assessments[ticket.path] = errors
    return errors
  }

  /// The category of a ticket's state; nil where it has none that its workflow knows.
  package func category(of ticket: Ticket) -> StateCategory? {
    ticket.status.flatMap { rules(for: ticket).configuration.workflow.category(of: $0) }
  }

  /// An id that may have been meant.
  func suggestedID(for text: String) -> String? {
    guard suggestionsLeft > 0 else { return nil }
    suggestionsLeft -= 1
    return Spelling.suggestion(for: text, among: snapshot.tickets.compactMap(\.idText))
  }

  /// The same ticket before the change: by id, and of several by path; without an id by path.
  func earlier(_ ticket: Ticket) -> Ticket? {
    guard let before, let id = ticket.idText else { return nil }
    let candidates = before.all(id: id)
    return candidates.first { $0.path == ticket.path } ?? candidates.first
  }
}

extension Ticket {
  /// The id as look-ups know it, well-formed or not.
  var foldedID: String? { id?.folded ?? idText?.lowercased() }
}
