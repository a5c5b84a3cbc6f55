internal import HeapModule

/// The commits that some tips have and others have not: what `git rev-list TIPS --not OTHERS` names.
///
/// Walks from the newest backwards, and stops soon after nothing is left that only the tips have;
/// neither the length of the history nor a shallow boundary beyond the others matters.
package struct CommitRange {
  /// A commit of a range.
  package struct Commit: Hashable, Sendable {
    /// Its id.
    package var id: ObjectID
    /// Its tree.
    package var tree: ObjectID
    /// Its parents, in order.
    package var parents: [ObjectID]
    /// When it was committed, in seconds since 1970.
    package var committerSeconds: Int64
  }

  private struct Node {
    var header: RawCommitHeader
    var isHidden: Bool
    var isWaiting = true
  }

  private struct Turn: Comparable {
    var seconds: Int64
    var id: ObjectID

    static func < (a: Turn, b: Turn) -> Bool {
      a.seconds != b.seconds ? a.seconds < b.seconds : a.id < b.id
    }
  }

  /// How many hidden commits are looked at once only hidden ones wait: clocks run wrong.
  private static let patience = 64

  private let repository: Repository
  private let cut: Set<ObjectID>
  private var nodes: [ObjectID: Node] = [:]
  private var waiting = Heap<Turn>()
  private var visibleWaiting = 0
  private var met: [ObjectID] = []

  /// The commits, parents before their children; an id that is no commit here is an error.
  ///
  /// - Throws: an error whose `isCutHistory` is true where a commit of the range lies at the boundary
  ///   of a shallow clone, so that its parents are not there.
  package static func commits(
    of tips: [ObjectID], without others: [ObjectID], in repository: Repository
  ) throws(GitError) -> [Commit] {
    var range = CommitRange(repository: repository, cut: try repository.shallowCommits)
    for id in others { try range.hide(id, mayBeMissing: false) }
    for id in tips { try range.show(id) }
    try range.walk()
    try range.refuseCutHistory()
    return range.sorted()
  }

  private init(repository: Repository, cut: Set<ObjectID>) {
    self.repository = repository
    self.cut = cut
  }

  private mutating func walk() throws(GitError) {
    var patience = CommitRange.patience
    var oldest = Int64.max
    while let turn = waiting.popMax() {
      if visibleWaiting == 0 {
        if met.isEmpty { return }
        if turn.seconds < oldest { patience -= 1 }
        if patience < 0 { return }
      }
      guard let node = nodes[turn.id] else { continue }
      nodes[turn.id]?.isWaiting = false
      if node.isHidden {
        guard !cut.contains(turn.id) else { continue }
        for parent in node.header.parents { try hide(parent, mayBeMissing: true) }
      } else {
        visibleWaiting -= 1
        met.append(turn.id)
        oldest = min(oldest, turn.seconds)
        guard !cut.contains(turn.id) else { continue }
        for parent in node.header.parents { try show(parent) }
      }
    }
  }

  private mutating func show(_ id: ObjectID) throws(GitError) {
    guard nodes[id] == nil else { return }
    guard let header = try header(of: id) else {
      throw GitError.absent("the commit \(id)")
    }
    nodes[id] = Node(header: header, isHidden: false)
    visibleWaiting += 1
    waiting.insert(Turn(seconds: header.committerSeconds, id: id))
  }

  private mutating func hide(_ id: ObjectID, mayBeMissing: Bool) throws(GitError) {
    if let known = nodes[id] {
      guard !known.isHidden else { return }
      nodes[id]?.isHidden = true
      if known.isWaiting {
        visibleWaiting -= 1
      } else {
        // Met before as visible: its ancestors may have been too.
        nodes[id]?.isWaiting = true
        waiting.insert(Turn(seconds: known.header.committerSeconds, id: id))
      }
      return
    }
    guard let header = try header(of: id) else {
      if mayBeMissing { return }
      throw GitError.absent("the commit \(id)")
    }
    nodes[id] = Node(header: header, isHidden: true)
    waiting.insert(Turn(seconds: header.committerSeconds, id: id))
  }

  private func header(of id: ObjectID) throws(GitError) -> RawCommitHeader? {
    try repository.withObject(id) { (kind, bytes) throws(GitError) in
      guard kind == .commit, let header = RawCommitHeader(parsing: bytes) else {
        throw GitError(
          code: GitError.malformedObject, message: "it is no well-formed commit",
          operation: "read the commit \(id)")
      }
      return header
    }
  }

  /// Beyond a shallow boundary nobody can say what a commit changed.
  private func refuseCutHistory() throws(GitError) {
    guard let id = met.first(where: { cut.contains($0) && nodes[$0]?.isHidden == false }) else {
      return
    }
    throw GitError(
      code: GitError.cutHistory,
      message: "the parents of \(id) were left out of this shallow clone",
      operation: "walk the commits")
  }

  /// The commits still visible, parents first; of several the earliest met last.
  private func sorted() -> [Commit] {
    var done: Set<ObjectID> = []
    var commits: [Commit] = []
    for start in met.reversed() {
      var stack = [(start, false)]
      while let (id, isReady) = stack.popLast() {
        guard let node = nodes[id], !node.isHidden, isReady || !done.contains(id) else { continue }
        if isReady {
          commits.append(
            Commit(
              id: id, tree: node.header.tree, parents: node.header.parents,
              committerSeconds: node.header.committerSeconds))
        } else {
          done.insert(id)
          stack.append((id, true))
          stack += node.header.parents.reversed().map { ($0, false) }
        }
      }
    }
    return commits
  }
}
