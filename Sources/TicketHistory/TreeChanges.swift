internal import Libgit2
internal import TicketModel

/// What pairs of trees differ in, compared on two processors.
struct TreeChanges {
  struct Pair: Sendable {
    let old: ObjectID?
    let new: ObjectID
    /// When the new one was made: pairs of about one time have most of their folders in common.
    let time: Int64
  }

  /// The pairs of one thread, with numbers of its own.
  private struct Share: Sendable {
    let numbers: TreeNumbers
    let changes: [CommitGraph.Change]
    /// Where each pair's changes end.
    let ends: [Int]
    /// The numbers that its own have become; -1 for none yet.
    var paths: [Int32] = []
    var blobs: [Int32] = []
  }

  private var shares: [Share] = []
  /// Where each pair stands among those that were compared one after the other.
  private var places: [Int]
  private let shareSize: Int

  init(of pairs: [Pair], in loan: ObjectLoan, layout: BacklogLayout) throws(GitError) {
    let order = pairs.indices.sorted { pairs[$0].time > pairs[$1].time }
    let ranges = Parallel.shares(of: pairs.count, atLeast: 512)
    let results = Parallel.map(ranges) { range in
      Result { () throws(GitError) in
        try TreeChanges.compared(order[range].lazy.map { pairs[$0] }, loan, layout)
      }
    }
    places = Array(repeating: 0, count: pairs.count)
    for (place, pair) in order.enumerated() { places[pair] = place }
    shareSize = ranges.first?.count ?? 1
    for result in results {
      var share = try result.get()
      share.paths = Array(repeating: -1, count: share.numbers.paths.count)
      share.blobs = Array(repeating: -1, count: share.numbers.blobs.count)
      share.blobs[0] = 0
      shares.append(share)
    }
  }

  private static func compared(
    _ pairs: some Sequence<Pair>, _ loan: ObjectLoan, _ layout: BacklogLayout
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

  /// Appends the changes of a pair, numbered as all others.
  mutating func take(
    _ pair: Int, numbering numbers: inout TreeNumbers,
    into changes: inout [CommitGraph.Change]
  ) {
    let (share, place) = places[pair].quotientAndRemainder(dividingBy: shareSize)
    let start = place == 0 ? 0 : shares[share].ends[place - 1]
    for position in start..<shares[share].ends[place] {
      let change = shares[share].changes[position]
      let (path, blob) = (Int(change.path), Int(change.blob))
      if shares[share].paths[path] < 0 {
        let own = shares[share].numbers.paths[path]
        shares[share].paths[path] = numbers.number(ofTicket: own)
      }
      if shares[share].blobs[blob] < 0 {
        let own = shares[share].numbers.blobs[blob]
        shares[share].blobs[blob] = numbers.number(ofBlob: own)
      }
      changes.append(
        CommitGraph.Change(path: shares[share].paths[path], blob: shares[share].blobs[blob]))
    }
  }
}
