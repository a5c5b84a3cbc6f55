package import Libgit2

/// The regular files of a commit below a folder, with their blobs.
package struct TreeListing {
  /// The blobs by path, from the repository's root.
  package private(set) var blobs: [String: ObjectID] = [:]

  /// Walks the trees, leaving out the folders that `isWanted` refuses.
  package init(
    of repository: Repository, commit: ObjectID, below folder: String,
    isWanted: (Substring) -> Bool = { _ in true }
  ) throws(GitError) {
    let root = try repository.tree(of: commit)
    var pending: [(path: String, tree: ObjectID)] = []
    if folder.isEmpty {
      pending = [("", root)]
    } else if let entry = try repository.entry(at: folder, inTree: root), entry.isTree {
      pending = [(folder, entry.id)]
    }
    while let (parent, tree) = pending.popLast() {
      for entry in try repository.entries(ofTree: tree) ?? [] {
        let name = String(decoding: entry.name, as: UTF8.self)
        let path = RepositoryPath.join(parent, name)
        if entry.isTree {
          if isWanted(name[...]) { pending.append((path, entry.id)) }
        } else if entry.mode & 0o170000 == 0o100000 {
          blobs[path] = entry.id
        }
      }
    }
  }
}
