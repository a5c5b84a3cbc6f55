internal import Libgit2
internal import TicketFlow
internal import TicketHistory
internal import TicketModel
internal import TicketReports
internal import TicketStore
internal import TicketSyntax

extension Workspace {
  /// What a board shows beyond the tickets' files. A history that can't be read leaves the ages out.
  func boardFacts(_ snapshot: BacklogSnapshot) -> BoardFacts {
    var facts = BoardFacts(
      uncommitted: uncommitted(snapshot), today: today(snapshot.configuration))
    guard let history = try? history().0 else { return facts }
    for timeline in history.timelines {
      let id = timeline.id.lowercased()
      facts.arrivals[id] = timeline.events.last?.recorded
      guard let ticket = snapshot[id], snapshot.category(of: ticket) == .doing else { continue }
      facts.ages[id] = age(timeline, snapshot.configuration(for: ticket), today: facts.today)
    }
    return facts
  }

  /// Calendar days since the ticket was begun, both ends counted.
  private func age(
    _ timeline: TicketTimeline, _ configuration: BacklogConfiguration, today: CalendarDay
  ) -> Int? {
    let journey = TicketJourney(
      timeline, workflow: configuration.workflow, timezone: configuration.timezone,
      asOf: standpoint.now, options: FlowOptions(start: configuration.metrics.start))
    return journey?.start.map {
      max(1, today.daysSinceEpoch - configuration.timezone.day(of: $0).daysSinceEpoch + 1)
    }
  }

  /// The files of tickets that differ from the last commit; none where the past is looked at.
  private func uncommitted(_ snapshot: BacklogSnapshot) -> Set<String> {
    guard !standpoint.isPast, !repository.isBare else { return [] }
    let layout = snapshot.configuration.layout
    var committed: [String: ObjectID] = [:]
    if let tip = standpoint.tip {
      let listing = try? TreeListing(
        of: repository, commit: tip, below: layout.root, isWanted: layout.mayHoldTickets)
      guard let listing else { return [] }
      committed = listing.blobs
    }
    return Set(
      snapshot.tickets.filter { differs($0, from: committed[$0.path]) }.map(\.path))
  }

  /// Whether the file of a ticket differs from the last commit.
  func isUncommitted(_ ticket: Ticket) -> Bool {
    guard !standpoint.isPast, !repository.isBare else { return false }
    guard let tip = standpoint.tip else { return true }
    guard let blob = try? repository.blob(at: ticket.path, in: tip) else { return true }
    return differs(ticket, from: blob.id)
  }

  private func differs(_ ticket: Ticket, from blob: ObjectID?) -> Bool {
    guard let blob else { return true }
    let bytes = ticket.document.bytes
    if ObjectID(ofBlob: bytes) == blob { return false }
    let stored = try? repository.toGit(bytes, path: ticket.path)
    return stored.map { ObjectID(ofBlob: $0) } != blob
  }
}
