internal import Libgit2
internal import TicketModel

/// Facts that were read before, as a walk takes them over under new numbers.
struct KnownFacts {
  let facts: BacklogFacts
  /// For each known commit its new number.
  var numbers: [Int?]
  /// For each known author the new number; -1 for none yet.
  var authors: [Int]
  /// For each known word the new number; -1 for none yet.
  var words: [Int32]
  private let commits: [ObjectID: Int]
  private var paths: [Int32]
  private var blobs: [Int32]
  /// For each new blob the known one.
  private var origins: [Int32: Int32] = [:]

  init(_ facts: BacklogFacts) {
    self.facts = facts
    numbers = Array(repeating: nil, count: facts.graph.nodes.count)
    authors = Array(repeating: -1, count: facts.graph.authors.count)
    words = Array(repeating: -1, count: facts.graph.words.count)
    paths = Array(repeating: -1, count: facts.paths.count)
    blobs = Array(repeating: -1, count: facts.blobs.count)
    if !blobs.isEmpty { blobs[0] = 0 }
    commits = Dictionary(
      facts.graph.nodes.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
  }

  func index(of id: ObjectID) -> Int? { commits[id] }

  /// The new number of a path.
  mutating func path(_ path: Int32, in table: inout TreeNumbers) -> Int32 {
    if paths[Int(path)] < 0 {
      paths[Int(path)] = table.number(ofTicket: facts.paths[Int(path)])
    }
    return paths[Int(path)]
  }

  /// The new number of a blob.
  mutating func blob(_ blob: Int32, in table: inout TreeNumbers) -> Int32 {
    if blobs[Int(blob)] < 0 {
      let number = table.number(ofBlob: facts.blobs[Int(blob)])
      blobs[Int(blob)] = number
      origins[number] = blob
    }
    return blobs[Int(blob)]
  }

  /// What the blobs say, by their new numbers; only those that are not known are read.
  func versions(
    of ids: [ObjectID], in loan: ObjectLoan, by reader: VersionReader
  ) -> [Version] {
    let unknown = ids.indices.dropFirst().filter { origins[Int32($0)] == nil }
    // Whole blobs take longer than those that a few bytes tell from another: neither all lie at one end.
    let read = Parallel.map(unknown.count, inBatchesOf: 512) {
      ThreadHeap.makeRoom()
      return loan.repository
    } _: { repository, batch in
      unknown[batch].map { reader.version(of: ids[$0], in: repository) }
    }
    var versions = [Version](repeating: Version(), count: max(1, ids.count))
    for (new, known) in origins { versions[Int(new)] = facts.versions[Int(known)] }
    for (number, version) in zip(unknown, read.joined()) { versions[number] = version }
    return versions
  }
}
