internal import Libgit2
internal import TicketModel

/// What a few commits add to an answer that is kept: a row of commits with one parent each, which
/// change files of tickets in place, or none.
///
/// That is the everyday case, and costs no more than reading those commits. Everything else, from a
/// new ticket to a merge, is for the whole computation.
struct RecentCommits: Sendable {
  /// The timelines of the tickets that were changed, by the tickets' numbers in the answer.
  private(set) var timelines: [Int: TicketTimeline] = [:]
  /// The commits that name each ticket, in order.
  private(set) var mentions: [Int: [CommitMention]] = [:]
  /// What was odd.
  private(set) var issues: [HistoryIssue] = []

  /// More commits than these are computed and kept with all others.
  static let limit = 64

  private struct Commit {
    var id: ObjectID
    var glance: CommitGlance
    var author: Person
  }

  /// Reads the commits between an answer's tip and another; nil where they are more than a few, or not
  /// of the everyday kind.
  init?(
    after base: ObjectID, upTo tip: ObjectID, _ history: BacklogHistory, layout: BacklogLayout,
    repository: Repository, mailmap: Mailmap, limit: Int
  ) {
    guard
      let commits = try? RecentCommits.row(after: base, upTo: tip, repository, mailmap, limit),
      var tree = try? repository.tree(of: base)
    else { return nil }
    var files = RecentFiles(repository: repository, layout: layout)
    for commit in commits {
      guard let edits = files.edits(from: tree, to: commit.glance.header.tree) else { return nil }
      tree = commit.glance.header.tree
      let clampsBefore = issues.count
      for edit in edits { guard add(edit, commit, history) else { return nil } }
      issues[clampsBefore...].sort {
        NaturalOrder.isLess($0.ticket?.lowercased() ?? "", $1.ticket?.lowercased() ?? "")
      }
      addMentions(commit, history)
    }
  }

  /// The commits behind each other, oldest first; nil where one is a merge or tells of steps, or there
  /// are too many.
  private static func row(
    after base: ObjectID, upTo tip: ObjectID, _ repository: Repository, _ mailmap: Mailmap,
    _ limit: Int
  ) throws(GitError) -> [Commit]? {
    var row: [Commit] = []
    var next = tip
    while next != base {
      guard row.count < limit, let (glance, author) = try commit(next, in: repository),
        glance.header.parents.count == 1, !MessageScan(glance.message).hasSteps
      else { return nil }
      let (name, mail) = try mailmap.resolve(name: author.name, mail: author.mail)
      row.append(Commit(id: next, glance: glance, author: Person(name: name, mail: mail)))
      next = glance.header.parents[0]
    }
    return row.reversed()
  }

  private static func commit(
    _ id: ObjectID, in repository: Repository
  ) throws(GitError) -> (CommitGlance, RawSignature)? {
    let read = try repository.withObject(id) { kind, bytes -> (CommitGlance, RawSignature)? in
      guard kind == .commit, let glance = CommitGlance(parsing: bytes),
        let raw = RawCommit(parsing: bytes)
      else { return nil }
      return (glance, raw.author)
    }
    return read ?? nil
  }

  /// Adds what a commit did to a ticket's file; false where that takes more than is known here.
  private mutating func add(
    _ edit: RecentFiles.Edit, _ commit: Commit, _ history: BacklogHistory
  ) -> Bool {
    guard let id = edit.old.id, id == edit.new.id, edit.new.fault == nil,
      let index = history.index(of: id),
      var timeline = Optional(timelines[index] ?? history.kept(index)),
      timeline.path == edit.path, timeline.id == id, let last = timeline.events.last
    else { return false }
    timeline.created = edit.new.created
    defer { timelines[index] = timeline }
    guard edit.old.status?.lowercased() != edit.new.status?.lowercased() else { return true }
    let time = commit.glance.header.authorSeconds
    guard !isRepeated(edit, commit, in: timeline) else { return false }
    let recorded = max(time, last.recorded.seconds)
    let landed = max(commit.glance.header.committerSeconds, last.landed.seconds)
    if recorded != time || landed != commit.glance.header.committerSeconds {
      timeline.clamped += 1
      issues.append(
        HistoryIssue(kind: .clampedTime, path: edit.path, commit: commit.id.hex, ticket: id))
    }
    timeline.events.append(
      TicketEvent(
        from: edit.old.status, wasUnknown: edit.old.status == nil, to: edit.new.status,
        isUnknown: edit.new.status == nil, recorded: Instant(seconds: recorded),
        landed: Instant(seconds: landed), commit: commit.id.hex, author: commit.author))
    return true
  }

  /// Whether the same move by the same author may stand there with the same date.
  private func isRepeated(
    _ edit: RecentFiles.Edit, _ commit: Commit, in timeline: TicketTimeline
  ) -> Bool {
    timeline.events.contains { event in
      event.author == commit.author && event.from?.lowercased() == edit.old.status?.lowercased()
        && event.to?.lowercased() == edit.new.status?.lowercased()
        && (timeline.clamped > 0 || event.recorded.seconds == commit.glance.header.authorSeconds)
    }
  }

  private mutating func addMentions(_ commit: Commit, _ history: BacklogHistory) {
    let scan = MessageScan(commit.glance.message)
    var named: Set<Int> = []
    for word in scan.words {
      let index = MessageScan.ids(in: word).firstValue { history.index(of: $0) }
      guard let index, named.insert(index).inserted else { continue }
      mentions[index, default: []].append(
        CommitMention(
          commit: commit.id.hex,
          subject: MessageScan.oneLine(commit.glance.text(scan.subject)), author: commit.author,
          date: Instant(seconds: commit.glance.header.authorSeconds)))
    }
  }
}

/// The files of tickets that commits behind each other change in place.
private struct RecentFiles {
  /// One file, before and after.
  struct Edit {
    var path: String
    var old: Version
    var new: Version
  }

  private let repository: Repository
  private let reader: VersionReader
  private var trees: TicketTrees

  init(repository: Repository, layout: BacklogLayout) {
    self.repository = repository
    reader = VersionReader(layout: layout)
    trees = TicketTrees(repository: repository, layout: layout)
  }

  /// What one tree changes of another; nil where a file is new or gone, or a tree can't be read.
  mutating func edits(from old: ObjectID, to new: ObjectID) -> [Edit]? {
    var (before, after) = ([CommitGraph.Change](), [CommitGraph.Change]())
    do throws(GitError) {
      try trees.collect(old: old, new: new, into: &after)
      try trees.collect(old: new, new: old, into: &before)
    } catch {
      return nil
    }
    var edits: [Edit] = []
    for (before, after) in zip(before, after) {
      guard before.path == after.path, before.blob != 0, after.blob != 0 else { return nil }
      edits.append(
        Edit(
          path: String(decoding: trees.numbers.paths[Int(after.path)], as: UTF8.self),
          old: version(before.blob), new: version(after.blob)))
    }
    return edits
  }

  private func version(_ blob: Int32) -> Version {
    reader.version(of: trees.numbers.blobs[Int(blob)], in: repository)
  }
}
