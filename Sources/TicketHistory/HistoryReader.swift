package import Libgit2
package import TicketModel

/// Reads what happened to the tickets from the commits, all of them, and nothing else.
package struct HistoryReader {
  private let repository: Repository
  private let layout: BacklogLayout
  private let cache: HistoryCache?
  private let isKept: Bool
  /// How many new commits are read each time, and not yet kept.
  var recentLimit = RecentCommits.limit

  /// Makes a reader of a repository's tickets.
  ///
  /// A cache saves reading what was read before; the answer is the same. `isKept` is for the commit
  /// that will be asked for again, and not for a glance at another one.
  package init(
    repository: Repository, layout: BacklogLayout, cache: HistoryCache? = nil, isKept: Bool = true
  ) {
    self.repository = repository
    self.layout = layout
    self.cache = cache
    self.isKept = isKept
  }

  /// Reads the history of a commit.
  ///
  /// A ticket's event stands at each commit where its state differs from that in every parent.
  package func read(from tip: ObjectID) throws(HistoryError) -> BacklogHistory {
    do throws(HistoryError) {
      return try history(of: tip)
    } catch .unreadable where repository.isPartial {
      throw .partial
    }
  }

  private func history(of tip: ObjectID) throws(HistoryError) -> BacklogHistory {
    let shallow = try git { () throws(GitError) in try repository.shallowCommits }
    let mailmap = try git { () throws(GitError) in try repository.mailmap() }
    let kept = shallow.isEmpty ? cache?.read() : nil
    let key = [tip.hex] + layoutKey
    if let kept, let history = try update(kept.answer, to: tip, key, mailmap) { return history }
    let known = kept.flatMap { $0.answer.key.dropFirst() == layoutKey[...] ? $0.facts() : nil }
    let facts = try walk(to: tip, shallow, known)
    defer { repository.freeReaders() }
    let isIncomplete = facts.isIncomplete
    guard !isIncomplete || !repository.isPartial else { throw .partial }
    let people = try facts.graph.authors.map { person throws(HistoryError) in
      try resolve(person, mailmap)
    }
    let bytes = AnswerWriter.bytes(of: facts, people: people, key: key)
    if isKept, !isIncomplete, shallow.isEmpty { cache?.keep(bytes, facts.packed()) }
    guard let answer = Pack<AnswerTable>(bytes) else { throw .unreadable("too many commits") }
    return BacklogHistory(answer)
  }

  /// All that is read of the objects up to a commit; from a cache that holds for it, as it is.
  func facts(of tip: ObjectID) throws(HistoryError) -> BacklogFacts {
    let shallow = try git { () throws(GitError) in try repository.shallowCommits }
    let kept = shallow.isEmpty ? cache?.read() : nil
    let known = kept.flatMap { $0.answer.key.dropFirst() == layoutKey[...] ? $0.facts() : nil }
    if let known, kept?.answer.key[0] == tip.hex { return known }
    return try walk(to: tip, shallow, known)
  }

  private func walk(
    to tip: ObjectID, _ shallow: Set<ObjectID>, _ known: BacklogFacts?
  ) throws(HistoryError) -> BacklogFacts {
    defer { repository.freeReaders() }
    var walk = CommitWalk(
      repository: repository, layout: layout, shallow: shallow, known: known ?? BacklogFacts())
    return try walk.run(from: tip, reading: VersionReader(layout: layout))
  }

  /// A kept answer with the few commits since; nil where it holds for something else.
  private func update(
    _ answer: Pack<AnswerTable>, to tip: ObjectID, _ key: [String], _ mailmap: Mailmap
  ) throws(HistoryError) -> BacklogHistory? {
    guard answer.key.dropFirst() == key.dropFirst(), let base = ObjectID(hex: answer.key[0]),
      try isCurrent(answer, mailmap)
    else { return nil }
    let history = BacklogHistory(answer)
    guard base != tip else { return history }
    return RecentCommits(
      after: base, upTo: tip, history, layout: layout, repository: repository, mailmap: mailmap,
      limit: recentLimit
    ).map { BacklogHistory(answer, $0) }
  }

  /// What the layout is made of: another layout has another history.
  var layoutKey: [String] {
    [
      layout.root, layout.files.text, layout.id.key, layout.id.prefix, layout.status.key,
      layout.status.prefix,
    ]
  }

  /// Whether the mailmap says the same of every author as when the answer was made.
  private func isCurrent(
    _ answer: Pack<AnswerTable>, _ mailmap: Mailmap
  ) throws(HistoryError) -> Bool {
    for index in 0..<answer.textCount(.authorNames) {
      let person = Person(
        name: answer.text(.authorNames, index), mail: answer.text(.authorMails, index))
      let now = try resolve(person, mailmap)
      guard now.name == answer.text(.personNames, index),
        now.mail == answer.text(.personMails, index)
      else { return false }
    }
    return true
  }

  private func resolve(_ person: Person, _ mailmap: Mailmap) throws(HistoryError) -> Person {
    let real = try git { () throws(GitError) in
      try mailmap.resolve(name: person.name, mail: person.mail)
    }
    return Person(name: real.name, mail: real.mail)
  }

  private func git<R>(_ body: () throws(GitError) -> R) throws(HistoryError) -> R {
    do throws(GitError) {
      return try body()
    } catch {
      throw HistoryError(error)
    }
  }
}

extension Pack<AnswerTable> {
  /// What the answer holds for.
  fileprivate var key: [String] { (0..<textCount(.key)).map { text(.key, $0) } }
}
