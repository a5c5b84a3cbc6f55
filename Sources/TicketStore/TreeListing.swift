package import Libgit2

/// The regular files of a commit below a folder, with their blobs.
package struct TreeListing {
  /// The files, folder by folder.
  package private(set) var files: [TreeFile] = []

  /// The blobs by path, from the repository's root.
  package var blobs: [String: ObjectID] {
    files.reduce(into: Dictionary(minimumCapacity: files.count)) { $0[$1.path] = $1.blob }
  }

  /// Walks the trees, leaving out the folders that `isWanted` refuses.
  package init(
    of repository: Repository, commit: ObjectID, below folder: String,
    isWanted: (Substring) -> Bool = { _ in true }
  ) throws(GitError) {
    let root = try repository.tree(of: commit)
    if folder.isEmpty {
      try walk(repository, from: [("", root)], isWanted)
    } else if let entry = try repository.entry(at: folder, inTree: root), entry.isTree {
      try walk(repository, from: [(folder, entry.id)], isWanted)
    }
  }

  /// Walks a tree that stands at a path.
  init(
    of repository: Repository, tree: ObjectID, at path: String, isWanted: (Substring) -> Bool
  ) throws(GitError) {
    try walk(repository, from: [(path, tree)], isWanted)
  }

  private mutating func walk(
    _ repository: Repository, from roots: [(path: String, tree: ObjectID)],
    _ isWanted: (Substring) -> Bool
  ) throws(GitError) {
    var pending = roots
    while let (parent, tree) = pending.popLast() {
      for entry in try repository.entries(ofTree: tree) {
        let name = String(decoding: entry.name, as: UTF8.self)
        if entry.isTree {
          if isWanted(name[...]) { pending.append((RepositoryPath.join(parent, name), entry.id)) }
        } else if FileMode.isFile(entry.mode) {
          files.append(TreeFile(folder: parent, name: name, blob: entry.id))
        }
      }
    }
  }
}
