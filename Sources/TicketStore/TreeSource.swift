package import Libgit2
package import TicketModel

/// Where the files of a backlog are read from.
package enum TreeSource {
  /// The files on disk.
  case workTree
  /// What is staged, in the index file at that path.
  case index(String)
  /// A commit's tree.
  case commit(ObjectID)
}

extension TreeSource {
  /// What reads this tree of a backlog's repository.
  func reader(of place: BacklogPlace) throws(StoreError) -> any TreeReader {
    switch self {
    case .workTree:
      let foldsCase = try onGit { () throws(GitError) in
        try place.repository.configurationFlag("core.ignorecase") ?? false
      }
      let cache = WorkTreeCache(of: place.repository)
      return try WorkTreeReader(root: place.root, cache: cache, foldsCase: foldsCase)
        .withWhatIsLeftOut(of: place.repository)
    case .index(let path):
      let index = try onGit { () throws(GitError) in
        try RawIndex.read(path: path)
      }
      return IndexReader(repository: place.repository, index: index)
    case .commit(let commit):
      return CommitReader(repository: place.repository, commit: commit)
    }
  }
}

/// The files of one tree, whichever kind it is.
package protocol TreeReader {
  /// The bytes of a regular file, from the repository's root; nil where there is none.
  func bytes(_ path: String) throws(StoreError) -> [UInt8]?
  /// Says whether a regular file is at a path of plain parts, reached through no symbolic link.
  var hasFile: @Sendable (String) -> Bool { get }
  /// The regular files below a folder, in no order, leaving out the folders that `isWanted` refuses.
  func files(below folder: String, isWanted: (Substring) -> Bool) throws(StoreError) -> [TreeFile]
  /// The tickets that are made of the bytes of files, in the files' order; nil for a file that is not
  /// there any more. `make` is given the file's position and may be called from several threads.
  func tickets(
    of files: [TreeFile], _ make: @Sendable (Int, [UInt8]) -> Ticket
  ) throws(StoreError) -> [Ticket?]
  /// The files in the folder and in its folders that bear one of the names, where that can be told
  /// without listing all; the names as they are on disk. Empty where it can't.
  func likelyFiles(
    named names: [String], in folder: String, isWanted: (Substring) -> Bool
  ) throws(StoreError) -> [TreeFile]
}

extension TreeReader {
  func likelyFiles(
    named names: [String], in folder: String, isWanted: (Substring) -> Bool
  ) throws(StoreError) -> [TreeFile] { [] }
}
