internal import Libgit2
internal import TicketModel

/// A commit's tree.
struct CommitReader: TreeReader {
  let repository: Repository
  let commit: ObjectID

  func bytes(_ path: String) throws(StoreError) -> [UInt8]? {
    try onGit { () throws(GitError) in
      guard let entry = try repository.blob(at: path, in: commit),
        FileMode.isFile(entry.mode)
      else { return nil }
      return try repository.bytes(entry.id)
    }
  }

  func files(below folder: String, isWanted: (Substring) -> Bool) throws(StoreError) -> [TreeFile] {
    let listing = try onGit { () throws(GitError) in
      try TreeListing(of: repository, commit: commit, below: folder, isWanted: isWanted)
    }
    return listing.files
  }

  func tickets(
    of files: [TreeFile], _ make: @Sendable (Int, [UInt8]) -> Ticket
  ) throws(StoreError) -> [Ticket?] {
    try repository.tickets(of: files, make)
  }
}

extension Repository {
  /// The tickets that are made of files whose blobs are known.
  func tickets(
    of files: [TreeFile], _ make: (Int, [UInt8]) -> Ticket
  ) throws(StoreError) -> [Ticket?] {
    var tickets: [Ticket?] = []
    tickets.reserveCapacity(files.count)
    for position in files.indices {
      let bytes = try onGit { () throws(GitError) in
        try files[position].blob.map { id throws(GitError) in try self.bytes(id) }
      }
      tickets.append(bytes.map { make(position, $0) })
    }
    return tickets
  }
}
