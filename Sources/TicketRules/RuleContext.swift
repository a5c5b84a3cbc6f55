package import TicketModel
internal import TicketSyntax

/// The backlog under check, and what rules ask of it: one for each thread.
package final class RuleContext {
  let scene: RuleScene

  /// The backlog as it is, or would be.
  package var snapshot: BacklogSnapshot { scene.snapshot }
  /// The day that counts as today.
  package var today: CalendarDay { scene.today }
  var before: BacklogSnapshot? { scene.before }
  var scope: Set<String>? { scene.scope }
  var judgesChange: Bool { scene.judgesChange }
  var changeDay: CalendarDay { scene.changeDay }
  var ruleSets: RuleSets { scene.ruleSets }
  var hasFile: (@Sendable (String) -> Bool)? { scene.hasFile }

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
  private(set) var suggestionsLeft = 20
  /// What was found on tickets that another ticket's rule asked for, by path.
  private var assessments: [String: [Finding]] = [:]

  /// Makes a context of a scene.
  init(_ scene: RuleScene) {
    self.scene = scene
  }

  /// Makes one of several that share the work of another: with what that knows and a part of what is
  /// left to it.
  init(_ scene: RuleScene, positions: [String: Int], suggestions: Int) {
    self.scene = scene
    suggestionsLeft = suggestions
    self.positions = positions
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
