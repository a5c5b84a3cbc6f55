internal import Libgit2
internal import TicketModel

/// What pairs of trees differ in, compared on several processors and given out in their order.
struct TreeChanges {
  struct Pair: Sendable {
    let old: ObjectID?
    let new: ObjectID
  }

  /// The pairs of one thread, with numbers of its own.
  private struct Share: Sendable {
    let numbers: TreeNumbers
    let changes: [CommitGraph.Change]
    /// Where each pair's changes end.
    let ends: [Int]
  }

  private let shares: [Share]
  /// The share and the pair that are next.
  private var share = 0
  private var pair = 0
  /// The numbers that the share's own have become; -1 for none yet.
  private var paths: [Int32] = []
  private var blobs: [Int32] = []

  init(of pairs: [Pair], in loan: ObjectLoan, layout: BacklogLayout) throws(GitError) {
    let results = Parallel.map(Parallel.shares(of: pairs.count, atLeast: 512)) { range in
      Result { () throws(GitError) in try TreeChanges.compared(pairs[range], loan, layout) }
    }
    var shares: [Share] = []
    for result in results { shares.append(try result.get()) }
    self.shares = shares
    begin()
  }

  private static func compared(
    _ pairs: ArraySlice<Pair>, _ loan: ObjectLoan, _ layout: BacklogLayout
  ) throws(GitError) -> Share {
    ThreadHeap.makeRoom()
    var trees = TicketTrees(repository: loan.repository, layout: layout)
    var changes: [CommitGraph.Change] = []
    var ends: [Int] = []
    for pair in pairs {
      try trees.collect(old: pair.old, new: pair.new, into: &changes)
      ends.append(changes.count)
    }
    return Share(numbers: trees.numbers, changes: changes, ends: ends)
  }

  private mutating func begin() {
    guard shares.indices.contains(share) else { return }
    pair = 0
    paths = Array(repeating: -1, count: shares[share].numbers.paths.count)
    blobs = Array(repeating: -1, count: shares[share].numbers.blobs.count)
    blobs[0] = 0
  }

  /// Appends the next pair's changes, numbered as all others.
  mutating func takeNext(
    numbering numbers: inout TreeNumbers, into changes: inout [CommitGraph.Change]
  ) {
    while shares.indices.contains(share), pair == shares[share].ends.count {
      share += 1
      begin()
    }
    guard shares.indices.contains(share) else { return }
    let start = pair == 0 ? 0 : shares[share].ends[pair - 1]
    for change in shares[share].changes[start..<shares[share].ends[pair]] {
      let (path, blob) = (Int(change.path), Int(change.blob))
      if paths[path] < 0 {
        paths[path] = numbers.number(ofTicket: shares[share].numbers.paths[path])
      }
      if blobs[blob] < 0 { blobs[blob] = numbers.number(ofBlob: shares[share].numbers.blobs[blob]) }
      changes.append(CommitGraph.Change(path: paths[path], blob: blobs[blob]))
    }
    pair += 1
  }
}
