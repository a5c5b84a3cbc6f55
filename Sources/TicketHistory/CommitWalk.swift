internal import Libgit2
internal import TicketModel

/// Reads the commits, children first as git packs them, and then compares each with its first parent.
///
/// The other parents need no comparison: a ticket that differs from every parent differs from the
/// first. What is known already is taken over and not read again; the outcome is the same, number for
/// number, since the walk goes the same way.
struct CommitWalk {
  private let repository: Repository
  private let shallow: Set<ObjectID>
  private var known: KnownFacts
  private let layout: BacklogLayout
  private var numbers = TreeNumbers()
  private var graph = CommitGraph()
  /// For each commit which of the known ones it is; -1 for none.
  private var origins: [Int] = []
  /// For each commit its parents, until they are numbered.
  private var pending: [[ObjectID]] = []
  private var indices: [ObjectID: Int] = [:]
  private var authors: [[UInt8]: Int] = [:]
  private var people: [Person: Int] = [:]
  private var words: [String: Int32] = [:]

  init(
    repository: Repository, layout: BacklogLayout, shallow: Set<ObjectID>,
    known: BacklogFacts = BacklogFacts()
  ) {
    self.repository = repository
    self.shallow = shallow
    self.known = KnownFacts(known)
    self.layout = layout
  }

  /// Walks all that is reachable, and reads the versions of the tickets that it meets.
  mutating func run(
    from tip: ObjectID, reading reader: VersionReader
  ) throws(HistoryError) -> BacklogFacts {
    var stack = [try number(of: tip).index]
    while let index = stack.popLast() {
      var fresh: [Int] = []
      for parent in try parents(of: index) {
        graph.nodes[index].parents.append(parent.index)
        if parent.isNew { fresh.append(parent.index) }
      }
      stack += fresh.reversed()
    }
    try compare()
    repository.freeReaders()
    return finish(
      known.versions(of: numbers.blobs, in: ObjectLoan(repository), by: reader))
  }

  private typealias Numbered = (index: Int, isNew: Bool)

  private mutating func parents(of index: Int) throws(HistoryError) -> [Numbered] {
    var parents: [Numbered] = []
    if origins[index] >= 0 {
      for parent in known.facts.graph.nodes[origins[index]].parents {
        parents.append(number(ofKnown: parent))
      }
    } else {
      for id in pending[index] { parents.append(try number(of: id)) }
      pending[index] = []
    }
    return parents
  }

  private mutating func number(of id: ObjectID) throws(HistoryError) -> Numbered {
    if let origin = known.index(of: id) { return number(ofKnown: origin) }
    if let index = indices[id] { return (index, false) }
    indices[id] = graph.nodes.count
    try read(id)
    return (graph.nodes.count - 1, true)
  }

  private mutating func number(ofKnown origin: Int) -> Numbered {
    if let index = known.numbers[origin] { return (index, false) }
    let index = graph.nodes.count
    known.numbers[origin] = index
    takeOver(origin)
    return (index, true)
  }

  /// Finds what each commit changed: the known ones' changes are taken over, the others' trees compared.
  private mutating func compare() throws(HistoryError) {
    let pairs = graph.nodes.indices.filter { origins[$0] < 0 }.map { index in
      TreeChanges.Pair(
        old: graph.nodes[index].parents.first.map { graph.nodes[$0].tree },
        new: graph.nodes[index].tree, time: graph.nodes[index].committed)
    }
    var found: TreeChanges
    do throws(GitError) {
      found = try TreeChanges(of: pairs, in: ObjectLoan(repository), layout: layout)
    } catch {
      throw HistoryError(error)
    }
    var pair = 0
    for index in graph.nodes.indices {
      let start = graph.changes.count
      if origins[index] >= 0 {
        for change in known.facts.graph.nodes[origins[index]].changes {
          let change = known.facts.graph.changes[change]
          graph.changes.append(
            CommitGraph.Change(
              path: known.path(change.path, in: &numbers),
              blob: known.blob(change.blob, in: &numbers)))
        }
      } else {
        found.take(pair, numbering: &numbers, into: &graph.changes)
        pair += 1
      }
      graph.nodes[index].changes = start..<graph.changes.count
    }
  }

  /// Numbers the paths by their order.
  private mutating func finish(_ versions: [Version]) -> BacklogFacts {
    let paths = numbers.paths
    let sorted = paths.indices.sorted { paths[$0].lexicographicallyPrecedes(paths[$1]) }
    var ranks = [Int32](repeating: 0, count: paths.count)
    for (rank, path) in sorted.enumerated() { ranks[path] = Int32(rank) }
    for place in graph.changes.indices {
      graph.changes[place].path = ranks[Int(graph.changes[place].path)]
    }
    return BacklogFacts(
      graph: graph, paths: sorted.map { paths[$0] }, blobs: numbers.blobs, versions: versions)
  }
}

extension CommitWalk {
  /// Reads a commit and notes it.
  private mutating func read(_ id: ObjectID) throws(HistoryError) {
    guard !shallow.contains(id) else { throw .shallow }
    let read: CommitGlance??
    do throws(GitError) {
      read = try repository.withObject(id) { kind, bytes in
        kind == .commit ? CommitGlance(parsing: bytes) : nil
      }
    } catch {
      throw HistoryError(error)
    }
    guard let read, let glance = read else {
      throw .unreadable("the commit \(id) is missing or broken")
    }
    var node = CommitGraph.Node(
      id: id, tree: glance.header.tree, written: glance.header.authorSeconds,
      committed: glance.header.committerSeconds, author: try author(glance.author, in: id))
    note(glance, in: &node)
    add(node, origin: -1, parents: glance.header.parents)
  }

  private mutating func add(_ node: CommitGraph.Node, origin: Int, parents: [ObjectID]) {
    graph.nodes.append(node)
    origins.append(origin)
    pending.append(parents)
  }

  /// Notes what the message tells.
  private mutating func note(_ glance: CommitGlance, in node: inout CommitGraph.Node) {
    let scan = MessageScan(glance.message)
    let subject = scan.words.isEmpty ? "" : MessageScan.oneLine(glance.text(scan.subject))
    let steps =
      scan.hasSteps ? StateStep.chains(in: glance.text(glance.message.indices)) : []
    note(scan.words.map { number(ofWord: $0) }, Array(subject.utf8)[...], steps[...], in: &node)
  }

  private mutating func note(
    _ mentions: [Int32], _ subject: ArraySlice<UInt8>, _ steps: ArraySlice<StateStep>,
    in node: inout CommitGraph.Node
  ) {
    graph.mentions += mentions
    node.mentions = (graph.mentions.count - mentions.count)..<graph.mentions.count
    graph.subjects += subject
    node.subject = (graph.subjects.count - subject.count)..<graph.subjects.count
    graph.steps += steps
    node.steps = (graph.steps.count - steps.count)..<graph.steps.count
  }

  private mutating func takeOver(_ origin: Int) {
    let old = known.facts.graph
    var node = old.nodes[origin]
    node.parents = []
    if known.authors[node.author] < 0 {
      known.authors[node.author] = number(of: old.authors[node.author])
    }
    node.author = known.authors[node.author]
    let mentions = old.mentions[node.mentions].map { word in
      if known.words[Int(word)] < 0 {
        known.words[Int(word)] = number(ofWord: old.words[Int(word)])
      }
      return known.words[Int(word)]
    }
    note(mentions, old.subjects[node.subject], old.steps[node.steps], in: &node)
    add(node, origin: origin, parents: [])
  }

  private mutating func number(ofWord word: String) -> Int32 {
    if let known = words[word] { return known }
    words[word] = Int32(graph.words.count)
    graph.words.append(word)
    return Int32(graph.words.count - 1)
  }

  private mutating func author(
    _ bytes: [UInt8], in commit: ObjectID
  ) throws(HistoryError) -> Int {
    if let known = authors[bytes] { return known }
    let person: Person
    do throws(GitError) {
      let raw = try repository.withObject(commit) { _, bytes in RawCommit(parsing: bytes) }
      let author = raw.flatMap(\.self)?.author
      person = Person(name: author?.name ?? "", mail: author?.mail ?? "")
    } catch {
      throw HistoryError(error)
    }
    let number = number(of: person)
    authors[bytes] = number
    return number
  }

  private mutating func number(of person: Person) -> Int {
    if let known = people[person] { return known }
    people[person] = graph.authors.count
    graph.authors.append(person)
    return graph.authors.count - 1
  }
}
