internal import Libgit2
internal import TicketModel
internal import TicketRules
internal import TicketStore

/// Judges commits one after the other, each at that commit: only the tickets that it touched, by the
/// configuration that it holds, on the day on which it was committed.
struct RangeCheck {
  private var reader: CommitTicketsReader
  private var reported: Set<Finding> = []
  /// What was judged so far.
  private(set) var outcome = CheckOutcome(commits: 0)

  /// Which of the tickets touched are judged.
  var isWanted: (Ticket, BacklogSnapshot) throws(CommandError) -> Bool = { _, _ in true }

  init(place: BacklogPlace) {
    reader = CommitTicketsReader(place: place)
  }

  /// Judges one commit; parents come before their children.
  mutating func judge(_ commit: CommitRange.Commit) throws(CommandError) {
    outcome.commits = (outcome.commits ?? 0) + 1
    do throws(StoreError) {
      guard let tickets = try reader.tickets(of: commit) else { return }
      try add(judged(tickets, commit), commit, tickets.loader.reader)
    } catch {
      guard error.kind == .configuration, !error.findings.isEmpty else {
        throw CommandError(error)
      }
      let loader = try? reader.loader(of: commit)
      add(error.findings, commit, loader?.reader)
    }
  }

  private mutating func judged(
    _ tickets: CommitTickets, _ commit: CommitRange.Commit
  ) throws(StoreError) -> [Finding] {
    var changed: [Ticket] = []
    do throws(CommandError) {
      for ticket in tickets.changed where try isWanted(ticket, tickets.after) {
        changed.append(ticket)
      }
    } catch {
      throw StoreError(.configuration, error.message ?? "", hints: error.hints)
    }
    outcome.tickets += changed.count
    guard !changed.isEmpty || tickets.isConfiguring else { return tickets.configurationFindings }
    let moment = Instant(seconds: commit.committerSeconds)
    let judge = Judge(
      today: tickets.after.configuration.timezone.day(of: moment), loader: tickets.loader)
    let scope = Set(changed.map(\.path))
    let judgement = try judge.judgement(
      of: tickets.after, against: tickets.befores, scope: scope)
    outcome.excuse(judgement)
    return tickets.configurationFindings + judgement.findings
  }

  /// Notes findings; a mistake that stays in the configuration is said once.
  private mutating func add(
    _ findings: [Finding], _ commit: CommitRange.Commit, _ reader: (any TreeReader)?
  ) {
    var fresh: [Finding] = []
    for var finding in CheckOutcome.ordered(findings) {
      if finding.rule == "configuration", !reported.insert(finding).inserted { continue }
      finding.commit = commit.id.hex
      fresh.append(finding)
    }
    outcome.findings += fresh
    if let reader { outcome.sources.add(fresh, reader) }
  }
}
