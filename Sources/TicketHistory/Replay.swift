/// Goes through the commits, ancestors first, and finds where tickets change their state.
///
/// The state of every file is kept for the commits whose children are still to come, so nothing is
/// approximate: not two files with one id, not a merge of renames.
struct Replay {
  /// A ticket's state differs from that in every parent.
  struct Event {
    var ticket: Int32
    var commit: Int
    var from: Int32
    var to: Int32
    /// The steps before the last, where the message tells of several.
    var steps: [StateStep] = []
  }

  /// A merge that a ticket's state came through unchanged from some parents, but not from all.
  struct Choice {
    var ticket: Int32
    var commit: Int
    var state: Int32
  }

  /// Something odd about a file's version.
  struct Issue {
    var kind: HistoryIssue.Kind
    var path: Int32
    var commit: Int
    /// The ticket; -1 for none.
    var ticket: Int32
  }

  private typealias Fact = VersionTable.Fact
  private let graph: CommitGraph
  private let pathCount: Int
  private let table: VersionTable
  private var watched: [Bool]
  /// What each blob says, and then those that have no id, under the one that their path had before.
  private var facts: [Fact]
  private var inheritedFacts: [Fact: Int32] = [:]
  /// For each ticket the paths that ever had its id, in byte order.
  private var candidates: [[Int32]]
  /// For each commit with children to come the fact of each path; 0 for none.
  private var frontier: [[Int32]?]
  private var children: [Int]
  private var noted: Set<[Int32]> = []

  private(set) var events: [Event] = []
  private(set) var choices: [Choice] = []
  private(set) var issues: [Issue] = []

  init(graph: CommitGraph, pathCount: Int, table: VersionTable) {
    self.graph = graph
    self.pathCount = pathCount
    self.table = table
    facts = table.facts
    candidates = Array(repeating: [], count: table.ids.texts.count)
    watched = Array(repeating: false, count: table.ids.texts.count)
    frontier = Array(repeating: nil, count: graph.nodes.count)
    children = Array(repeating: 0, count: graph.nodes.count)
    for node in graph.nodes { for parent in node.parents { children[parent] += 1 } }
    // The tip is asked for when all is done.
    if !children.isEmpty { children[0] += 1 }
  }

  /// Goes through all commits in an order that has ancestors first; tickets that are watched have
  /// their choices noted.
  mutating func run(_ order: [Int], watching tickets: Set<Int32> = []) {
    for ticket in tickets { watched[Int(ticket)] = true }
    for commit in order { step(commit, watching: !tickets.isEmpty) }
  }

  /// What the file that speaks for a ticket at the tip says, and which it is.
  func tip(_ ticket: Int32) -> (fact: VersionTable.Fact, path: Int32?) {
    speaker(for: ticket, in: (frontier.first ?? nil) ?? [])
  }

  /// The first path, in byte order, that ever had a ticket's id.
  func firstPath(of ticket: Int32) -> Int32? { candidates[Int(ticket)].first }

  /// The paths, in byte order, that ever had a ticket's id.
  func paths(of ticket: Int32) -> [Int32] { candidates[Int(ticket)] }

  private mutating func step(_ commit: Int, watching: Bool) {
    let node = graph.nodes[commit]
    let updates = node.changes.map { update(graph.changes[$0], at: commit) }
    var touched = touched(by: updates, after: node.parents.first)
    let steps = node.steps.isEmpty || node.parents.count > 1 ? [:] : steps(of: commit)
    for ticket in steps.keys where !touched.contains(ticket) { touched.append(ticket) }
    let before = touched.map { ticket in
      node.parents.map { state(of: ticket, in: frontier[$0] ?? []) }
    }
    let now = apply(updates, at: commit, keeping: watching && node.parents.count > 1)
    for (ticket, before) in zip(touched, before) {
      note(ticket, at: commit, before: before, now: now, steps: steps[ticket] ?? [])
    }
    if watching, node.parents.count > 1 { noteChoices(at: commit, now: now) }
    frontier[commit] = now
    for parent in node.parents { release(parent) }
  }

  /// The path's new fact: a version without an id has the one that its path had before.
  private mutating func update(
    _ change: CommitGraph.Change, at commit: Int
  ) -> (path: Int32, fact: Int32) {
    var fact = table.facts[Int(change.blob)]
    if change.blob != 0 {
      if fact.ticket < 0 { fact.ticket = inherited(change.path, at: commit) }
      note(change, fact, at: commit)
    }
    guard fact.ticket >= 0 else { return (change.path, 0) }
    addCandidate(change.path, of: Int(fact.ticket))
    let isInherited = table.facts[Int(change.blob)].ticket < 0
    return (change.path, isInherited ? number(ofInherited: fact) : change.blob)
  }

  private mutating func number(ofInherited fact: Fact) -> Int32 {
    if let known = inheritedFacts[fact] { return known }
    let number = Int32(facts.count)
    facts.append(fact)
    inheritedFacts[fact] = number
    return number
  }

  private func inherited(_ path: Int32, at commit: Int) -> Int32 {
    for parent in graph.nodes[commit].parents {
      let ticket = fact(at: path, in: frontier[parent] ?? []).ticket
      if ticket >= 0 { return ticket }
    }
    return -1
  }

  private mutating func addCandidate(_ path: Int32, of ticket: Int) {
    guard !candidates[ticket].contains(path) else { return }
    let place = candidates[ticket].firstIndex { $0 > path } ?? candidates[ticket].endIndex
    candidates[ticket].insert(path, at: place)
  }

  private func fact(at path: Int32, in files: [Int32]) -> Fact {
    Int(path) < files.count ? facts[Int(files[Int(path)])] : facts[0]
  }

  /// The first path in byte order that has the id speaks for the ticket.
  private func speaker(for ticket: Int32, in files: [Int32]) -> (fact: Fact, path: Int32?) {
    for path in candidates[Int(ticket)] {
      let fact = fact(at: path, in: files)
      if fact.ticket == ticket { return (fact, path) }
    }
    return (facts[0], nil)
  }

  private func state(of ticket: Int32, in files: [Int32]) -> Int32 {
    speaker(for: ticket, in: files).fact.state
  }

  private func touched(
    by updates: [(path: Int32, fact: Int32)], after parent: Int?
  ) -> [Int32] {
    let files = parent.flatMap { frontier[$0] } ?? []
    var tickets: [Int32] = []
    for update in updates {
      let old = fact(at: update.path, in: files)
      let new = facts[Int(update.fact)]
      guard old.ticket != new.ticket || old.state != new.state else { continue }
      if old.ticket >= 0 { tickets.append(old.ticket) }
      if new.ticket >= 0, new.ticket != old.ticket { tickets.append(new.ticket) }
    }
    return tickets.count < 2 ? tickets : Set(tickets).sorted()
  }

  /// The files of the first parent with the updates; the parent's own array where nobody else wants it.
  private mutating func apply(
    _ updates: [(path: Int32, fact: Int32)], at commit: Int, keeping: Bool
  ) -> [Int32] {
    var files: [Int32]
    if let parent = graph.nodes[commit].parents.first {
      files = frontier[parent] ?? []
      if children[parent] == 1, !keeping { frontier[parent] = nil }
    } else {
      files = Array(repeating: 0, count: pathCount)
    }
    for update in updates { files[Int(update.path)] = update.fact }
    return files
  }

  private mutating func release(_ parent: Int) {
    children[parent] -= 1
    if children[parent] == 0 { frontier[parent] = nil }
  }

  private mutating func note(
    _ ticket: Int32, at commit: Int, before: [Int32], now files: [Int32], steps: [StateStep]
  ) {
    let (fact, path) = speaker(for: ticket, in: files)
    let to = fact.state
    if candidates[Int(ticket)].count > 1, let path {
      noteDuplicates(of: ticket, besides: path, in: files, at: commit)
    }
    let from = before.first { $0 != VersionTable.absent } ?? VersionTable.absent
    let chained = chain(steps, from: from, to: to)
    guard
      before.isEmpty && to != VersionTable.absent
        || !before.isEmpty && before.allSatisfy({ !table.isSame($0, to) }) || !chained.isEmpty
    else { return }
    events.append(
      Event(ticket: ticket, commit: commit, from: from, to: to, steps: chained))
  }

  private mutating func noteChoices(at commit: Int, now files: [Int32]) {
    let parents = graph.nodes[commit].parents
    for (ticket, isWatched) in watched.enumerated() where isWatched {
      let ticket = Int32(ticket)
      let state = state(of: ticket, in: files)
      let isChoice = parents.contains {
        !table.isSame(self.state(of: ticket, in: frontier[$0] ?? []), state)
      }
      if isChoice { choices.append(Choice(ticket: ticket, commit: commit, state: state)) }
    }
  }
}

extension Replay {
  /// The steps of each ticket that the commit's message tells of more than once.
  private func steps(of commit: Int) -> [Int32: [StateStep]] {
    var steps: [Int32: [StateStep]] = [:]
    for step in graph.steps[graph.nodes[commit].steps] {
      if let ticket = table.ids.known(step.id) { steps[ticket, default: []].append(step) }
    }
    return steps
  }

  private func chain(_ steps: [StateStep], from: Int32, to: Int32) -> [StateStep] {
    guard !steps.isEmpty, from != VersionTable.unknown, to != VersionTable.unknown else {
      return []
    }
    return StateStep.chain(steps, from: table.name(from), to: table.name(to)) ?? []
  }

  /// Notes what is odd about a version, once a path and contents.
  private mutating func note(
    _ change: CommitGraph.Change, _ fact: VersionTable.Fact, at commit: Int
  ) {
    guard let kind = table.faults[Int(change.blob)],
      noted.insert([change.path, change.blob]).inserted
    else { return }
    issues.append(
      Issue(kind: kind, path: change.path, commit: commit, ticket: fact.ticket))
  }

  private mutating func noteDuplicates(
    of ticket: Int32, besides first: Int32, in files: [Int32], at commit: Int
  ) {
    for path in candidates[Int(ticket)] where path != first {
      guard fact(at: path, in: files).ticket == ticket,
        noted.insert([ticket, first, path]).inserted
      else { continue }
      issues.append(Issue(kind: .duplicateID, path: path, commit: commit, ticket: ticket))
    }
  }
}
