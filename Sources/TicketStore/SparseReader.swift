internal import FileAccess
internal import Libgit2
internal import TicketModel

/// The files on disk, and those that a sparse checkout leaves out, as the index has them.
struct SparseReader: TreeReader {
  let workTree: WorkTreeReader
  let index: IndexReader

  func bytes(_ path: String) throws(StoreError) -> [UInt8]? {
    if let bytes = try workTree.bytes(path) { return bytes }
    return index.isLeftOut(path) ? try index.bytes(path) : nil
  }

  func files(below folder: String, isWanted: (Substring) -> Bool) throws(StoreError) -> [TreeFile] {
    let present = try workTree.files(below: folder, isWanted: isWanted)
    let known = Set(present.map(\.path))
    let staged = try index.files(below: folder, isWanted: isWanted)
    return present + staged.filter { !known.contains($0.path) && index.isLeftOut($0.path) }
  }

  func tickets(
    of files: [TreeFile], _ make: @Sendable (Int, [UInt8]) -> Ticket
  ) throws(StoreError) -> [Ticket?] {
    var tickets = [Ticket?](repeating: nil, count: files.count)
    let present = files.indices.filter { files[$0].blob == nil }
    let read = try workTree.tickets(of: present.map { files[$0] }) { make(present[$0], $1) }
    for (position, ticket) in zip(present, read) { tickets[position] = ticket }
    let absent = files.indices.filter { files[$0].blob != nil }
    let stored = try index.tickets(of: absent.map { files[$0] }) { make(absent[$0], $1) }
    for (position, ticket) in zip(absent, stored) { tickets[position] = ticket }
    return tickets
  }

  func likelyFiles(
    named names: [String], in folder: String, isWanted: (Substring) -> Bool
  ) throws(StoreError) -> [TreeFile] {
    try workTree.likelyFiles(named: names, in: folder, isWanted: isWanted)
  }
}

extension WorkTreeReader {
  /// The reader with what a sparse checkout leaves out beside it; itself where there is none, or an
  /// index that can't be read here.
  func withWhatIsLeftOut(of repository: Repository) throws(StoreError) -> any TreeReader {
    let directory = RepositoryPath.withoutSlash(repository.gitDirectory)
    guard try fileMetadata("\(directory)/info/sparse-checkout") != nil,
      let index = try? RawIndex.read(path: "\(directory)/index")
    else { return self }
    return SparseReader(
      workTree: self, index: IndexReader(repository: repository, index: index))
  }
}
