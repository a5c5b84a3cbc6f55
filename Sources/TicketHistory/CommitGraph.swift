internal import HeapModule
internal import Libgit2
internal import TicketModel

/// The commits reachable from a tip, and what each changed against its first parent.
struct CommitGraph {
  /// One commit.
  struct Node {
    var id: ObjectID
    var tree: ObjectID
    var parents: [Int] = []
    /// The author date, in seconds.
    var written: Int64
    /// The committer date, in seconds.
    var committed: Int64
    /// Which of `authors`.
    var author: Int
    /// Which of `changes`.
    var changes = 0..<0
    /// Which of `steps`.
    var steps = 0..<0
    /// Which of `mentions`.
    var mentions = 0..<0
    /// Which of `subjects`; empty where the message names nothing.
    var subject = 0..<0
  }

  /// A ticket's file that a commit wrote or, as blob 0, removed.
  struct Change {
    var path: Int32
    var blob: Int32
  }

  /// In the order met; the tip is the first.
  var nodes: [Node] = []
  var changes: [Change] = []
  /// The authors, before the mailmap.
  var authors: [Person] = []
  /// What the messages tell of more than one step of a ticket.
  var steps: [StateStep] = []
  /// The words of messages that may be ids, in lower case.
  var words: [String] = []
  /// The numbers of the words that a message holds.
  var mentions: [Int32] = []
  /// The subjects, in UTF-8, without anything between them.
  var subjects: [UInt8] = []

  /// Ancestors first; of those that could come next the earliest, then the least id.
  func order() -> [Int] {
    var waiting = nodes.map(\.parents.count)
    var children = [[Int]](repeating: [], count: nodes.count)
    for (index, node) in nodes.enumerated() {
      for parent in node.parents { children[parent].append(index) }
    }
    var ready = Heap(
      nodes.indices.filter { waiting[$0] == 0 }.map { Turn(index: $0, node: nodes[$0]) })
    var order: [Int] = []
    order.reserveCapacity(nodes.count)
    while let turn = ready.popMin() {
      order.append(turn.index)
      for child in children[turn.index] {
        waiting[child] -= 1
        if waiting[child] == 0 { ready.insert(Turn(index: child, node: nodes[child])) }
      }
    }
    return order
  }

  /// For each commit the committer date of the first commit of the first-parent chain that has it.
  func landings() -> [Int64] {
    var chain: [Int] = []
    var next = nodes.isEmpty ? nil : 0
    while let index = next {
      chain.append(index)
      next = nodes[index].parents.first
    }
    var landings = nodes.map(\.committed)
    var isDone = [Bool](repeating: false, count: nodes.count)
    for link in chain.reversed() {
      var stack = [link]
      while let index = stack.popLast() {
        guard !isDone[index] else { continue }
        isDone[index] = true
        landings[index] = nodes[link].committed
        stack += nodes[index].parents
      }
    }
    return landings
  }

  private struct Turn: Comparable {
    var index: Int
    var time: Int64
    var id: ObjectID

    init(index: Int, node: Node) {
      self.index = index
      time = node.written
      id = node.id
    }

    static func < (a: Turn, b: Turn) -> Bool {
      a.time != b.time ? a.time < b.time : a.id < b.id
    }
  }
}

/// Answers which commit is an ancestor of which.
struct Ancestry {
  private let graph: CommitGraph
  private let positions: [Int]
  private var seen: [Int]
  private var round = 0

  init(graph: CommitGraph, order: [Int]) {
    self.graph = graph
    var positions = [Int](repeating: 0, count: order.count)
    for (position, index) in order.enumerated() { positions[index] = position }
    self.positions = positions
    seen = [Int](repeating: 0, count: order.count)
  }

  /// Whether one commit is the other or an ancestor of it; looks only at what lies between them.
  mutating func isAncestor(_ ancestor: Int, of commit: Int) -> Bool {
    round += 1
    var stack = [commit]
    while let index = stack.popLast() {
      if index == ancestor { return true }
      guard seen[index] != round, positions[index] > positions[ancestor] else { continue }
      seen[index] = round
      stack += graph.nodes[index].parents
    }
    return false
  }
}
