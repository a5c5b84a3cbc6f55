internal import Libgit2
package import TicketModel

/// What the commits say of all tickets that ever were.
///
/// It is made of its packed form only as far as it is asked, so that one ticket out of thousands costs
/// no more than one.
package struct BacklogHistory: Sendable {
  private let pack: Pack<AnswerTable>
  private let recent: RecentCommits?

  init(_ pack: Pack<AnswerTable>, _ recent: RecentCommits? = nil) {
    self.pack = pack
    self.recent = recent
  }

  /// How many tickets there ever were.
  package var count: Int { pack.textCount(.ticketIDs) }

  /// The tickets, by id in natural order; each call makes them anew.
  package var timelines: [TicketTimeline] {
    let decoder = TimelineDecoder(pack)
    return (0..<count).map { recent?.timelines[$0] ?? decoder.timeline($0) }
  }

  /// Whether some ticket's file is gone; the recent commits remove none.
  package var hasDeletions: Bool { (0..<count).contains { pack.int(.ticketPaths, $0) < 0 } }

  /// The ticket of an id, without case; nil where there never was one.
  package subscript(id: String) -> TicketTimeline? {
    index(of: id).map { recent?.timelines[$0] ?? kept($0) }
  }

  /// The ticket of a number, without the recent commits.
  func kept(_ index: Int) -> TicketTimeline { TimelineDecoder(pack).timeline(index) }

  /// The commits whose messages name a ticket, ancestors first: in the subject, the body or a trailer.
  package func mentions(of id: String) -> [CommitMention] {
    guard let index = index(of: id) else { return [] }
    let kept = pack.range(.mentionStarts, index).map { mention(pack.int(.mentions, $0)) }
    return kept + (recent?.mentions[index] ?? [])
  }

  private func mention(_ commit: Int) -> CommitMention {
    let author = pack.int(.commitAuthors, commit)
    return CommitMention(
      commit: pack.id(.commitIDs, commit).hex, subject: pack.text(.commitSubjects, commit),
      author: Person(
        name: pack.text(.personNames, author), mail: pack.text(.personMails, author)),
      date: Instant(seconds: pack.int64(.commitTimes, commit)))
  }

  /// What was odd, ancestors first.
  package var issues: [HistoryIssue] {
    let kept = (0..<pack.count(.issueKinds)).map { index in
      let ticket = pack.int(.issueTickets, index)
      return HistoryIssue(
        kind: HistoryIssue.Kind.allCases[pack.int(.issueKinds, index)],
        path: pack.text(.paths, pack.int(.issuePaths, index)),
        commit: pack.id(.commitIDs, pack.int(.issueCommits, index)).hex,
        ticket: ticket < 0 ? nil : pack.text(.issueIDs, ticket))
    }
    return kept + (recent?.issues ?? [])
  }

  /// The number of a ticket; halves them, which are in natural order.
  func index(of id: String) -> Int? {
    let wanted = id.lowercased()
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      let name = pack.text(.ticketIDs, middle).lowercased()
      if name == wanted { return middle }
      if NaturalOrder.isLess(name, wanted) { low = middle + 1 } else { high = middle }
    }
    return nil
  }
}

/// Makes timelines of their packed form.
private struct TimelineDecoder {
  private let pack: Pack<AnswerTable>
  private let states: [String]
  private let people: [Person]

  init(_ pack: Pack<AnswerTable>) {
    self.pack = pack
    states = (0..<pack.textCount(.states)).map { pack.text(.states, $0) }
    people = (0..<pack.textCount(.personNames)).map {
      Person(name: pack.text(.personNames, $0), mail: pack.text(.personMails, $0))
    }
  }

  func timeline(_ index: Int) -> TicketTimeline {
    let path = pack.int(.ticketPaths, index)
    let created = pack.int32(.ticketDays, index)
    return TicketTimeline(
      id: pack.text(.ticketIDs, index),
      events: pack.range(.eventStarts, index).map { event($0) },
      clamped: pack.int(.ticketClamps, index),
      created: created == Int32.min ? nil : CalendarDay(daysSinceEpoch: Int(created)),
      path: path < 0 ? nil : pack.text(.paths, path))
  }

  private func event(_ index: Int) -> TicketEvent {
    let from = pack.int32(.eventFroms, index)
    let to = pack.int32(.eventTos, index)
    let commit = pack.int(.eventCommits, index)
    return TicketEvent(
      kind: TicketEvent.Kind(number: pack.int(.eventKinds, index)), from: name(from),
      wasUnknown: from == VersionTable.unknown, to: name(to),
      isUnknown: to == VersionTable.unknown,
      recorded: Instant(seconds: pack.int64(.eventRecorded, index)),
      landed: Instant(seconds: pack.int64(.eventLanded, index)),
      commit: pack.id(.commitIDs, commit).hex,
      author: people[pack.int(.commitAuthors, commit)])
  }

  private func name(_ state: Int32) -> String? {
    state > VersionTable.unknown ? states[Int(state)] : nil
  }
}
