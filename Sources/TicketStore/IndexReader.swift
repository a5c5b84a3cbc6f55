internal import Libgit2
internal import TicketModel

/// What is staged.
struct IndexReader: TreeReader {
  let repository: Repository
  let index: RawIndex

  func bytes(_ path: String) throws(StoreError) -> [UInt8]? {
    try onGit { () throws(GitError) in
      let id: ObjectID?
      if let entry = index.entry(path) {
        id = entry.isFile ? entry.id : nil
      } else {
        id = try sparseFile(path)
      }
      return try id.map { id throws(GitError) in try repository.bytes(id) }
    }
  }

  func files(below folder: String, isWanted: (Substring) -> Bool) throws(StoreError) -> [TreeFile] {
    let start = folder.isEmpty ? 0 : folder.utf8.count + 1
    var files: [TreeFile] = []
    var last = (folder: folder, isWanted: true)
    for entry in index.entries(under: folder) where entry.isFile || entry.isTree {
      let file = TreeFile(path: index.path(entry), blob: entry.id)
      if file.folder != last.folder {
        let inner = String(decoding: file.folder.utf8.dropFirst(start), as: UTF8.self)
        last = (file.folder, inner.split(separator: "/").allSatisfy(isWanted))
      }
      guard last.isWanted else { continue }
      if entry.isTree {
        files += try onGit { () throws(GitError) in
          try TreeListing(
            of: repository, tree: entry.id, at: file.folder, isWanted: isWanted
          ).files
        }
      } else {
        files.append(file)
      }
    }
    return files
  }

  /// Whether a sparse checkout leaves the file at a path out, by itself or with its folder.
  func isLeftOut(_ path: String) -> Bool {
    guard let entry = index.entry(path) else {
      let found = try? sparseFile(path)
      return found != nil
    }
    return entry.skipsWorktree
  }

  /// The blob of a path in a folder that a sparse checkout leaves out as a whole.
  private func sparseFile(_ path: String) throws(GitError) -> ObjectID? {
    for folder in RepositoryPath.upwards(from: RepositoryPath.parent(path)) where !folder.isEmpty {
      guard let entry = index.entry(folder + "/"), entry.isTree else { continue }
      let rest = String(path.dropFirst(folder.count + 1))
      guard let file = try repository.entry(at: rest, inTree: entry.id), file.isBlob else {
        return nil
      }
      return FileMode.isFile(file.mode) ? file.id : nil
    }
    return nil
  }

  func tickets(
    of files: [TreeFile], _ make: @Sendable (Int, [UInt8]) -> Ticket
  ) throws(StoreError) -> [Ticket?] {
    try repository.tickets(of: files, make)
  }
}

extension RawIndex.Entry {
  /// Whether it is a file that is no link, not in conflict and more than announced.
  fileprivate var isFile: Bool { stage == 0 && FileMode.isFile(mode) && !isIntentToAdd }
}
