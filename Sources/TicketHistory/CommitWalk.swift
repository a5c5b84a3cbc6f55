internal import Libgit2
internal import TicketModel

/// Reads the commits, children first as git packs them, and compares each with its first parent.
///
/// The other parents need no comparison: a ticket that differs from every parent differs from the
/// first.
struct CommitWalk {
  private let repository: Repository
  private let shallow: Set<ObjectID>
  private var comparison: TicketTrees
  private var graph = CommitGraph()
  private var indices: [ObjectID: Int] = [:]
  private var authors: [[UInt8]: Int] = [:]

  init(repository: Repository, layout: BacklogLayout, shallow: Set<ObjectID>) {
    self.repository = repository
    self.shallow = shallow
    comparison = TicketTrees(repository: repository, layout: layout)
  }

  /// What a walk brings home.
  struct Result {
    var graph: CommitGraph
    /// The tickets' paths, in byte order.
    var paths: [String]
    /// The blobs, newest first; the first stands for none.
    var blobs: [ObjectID]
    /// The tickets' files at the tip.
    var files: [CommitGraph.Change]
  }

  /// Walks all that is reachable.
  mutating func run(from tip: ObjectID) throws(HistoryError) -> Result {
    var pending = [try add(tip)]
    var stack = [0]
    while let index = stack.popLast() {
      var fresh: [Int] = []
      for id in pending[index] {
        if let known = indices[id] {
          graph.nodes[index].parents.append(known)
        } else {
          let parent = graph.nodes.count
          pending.append(try add(id))
          graph.nodes[index].parents.append(parent)
          fresh.append(parent)
        }
      }
      pending[index] = []
      stack += fresh.reversed()
      try compare(index)
    }
    return finish(files: try files())
  }

  private mutating func compare(_ index: Int) throws(HistoryError) {
    let start = graph.changes.count
    let parent = graph.nodes[index].parents.first.map { graph.nodes[$0].tree }
    do throws(GitError) {
      try comparison.collect(old: parent, new: graph.nodes[index].tree, into: &graph.changes)
    } catch {
      throw HistoryError(error)
    }
    graph.nodes[index].changes = start..<graph.changes.count
  }

  /// Reads a commit and notes it; gives its parents.
  private mutating func add(_ id: ObjectID) throws(HistoryError) -> [ObjectID] {
    guard !shallow.contains(id) else { throw .shallow }
    let read: CommitGlance??
    do throws(GitError) {
      read = try repository.withObject(id) { kind, bytes in
        kind == .commit ? CommitGlance(parsing: bytes, counting: StateStep.trailer) : nil
      }
    } catch {
      throw HistoryError(error)
    }
    guard let read, let glance = read else {
      throw .unreadable("the commit \(id) is missing or broken")
    }
    indices[id] = graph.nodes.count
    graph.nodes.append(
      CommitGraph.Node(
        id: id, tree: glance.tree, written: glance.authorSeconds,
        committed: glance.committerSeconds, author: author(glance.author, in: id),
        hasSteps: glance.mentions > 1))
    return glance.parents
  }

  private mutating func author(_ bytes: [UInt8], in commit: ObjectID) -> Int {
    if let known = authors[bytes] { return known }
    authors[bytes] = graph.authors.count
    graph.authors.append(commit)
    return graph.authors.count - 1
  }

  private mutating func files() throws(HistoryError) -> [CommitGraph.Change] {
    var files: [CommitGraph.Change] = []
    do throws(GitError) {
      try comparison.collect(old: nil, new: graph.nodes.first?.tree, into: &files)
    } catch {
      throw HistoryError(error)
    }
    return files
  }

  /// Numbers the paths by their order.
  private mutating func finish(files: [CommitGraph.Change]) -> Result {
    let paths = comparison.paths
    let sorted = paths.indices.sorted { paths[$0].lexicographicallyPrecedes(paths[$1]) }
    var ranks = [Int32](repeating: 0, count: paths.count)
    for (rank, path) in sorted.enumerated() { ranks[path] = Int32(rank) }
    for place in graph.changes.indices {
      graph.changes[place].path = ranks[Int(graph.changes[place].path)]
    }
    return Result(
      graph: graph, paths: sorted.map { String(decoding: paths[$0], as: UTF8.self) },
      blobs: comparison.blobs,
      files: files.map { CommitGraph.Change(path: ranks[Int($0.path)], blob: $0.blob) })
  }
}
