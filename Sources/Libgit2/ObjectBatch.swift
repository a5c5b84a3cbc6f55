internal import CLibgit2

/// Many new objects, held in memory and then written as one pack: two files in place of one an object.
///
/// The repository's other readers see none of them before `write`, and all of them after it.
package final class ObjectBatch {
  /// Writes into the batch; reads what is in it, and what the repository has.
  package let repository: Repository

  /// An empty batch for a repository.
  package init(for other: Repository) throws(GitError) {
    let operation = "collect objects"
    var handle: OpaquePointer?
    try check(unsafe git_repository_open(&handle, other.gitDirectory), operation)
    guard let handle = unsafe handle else {
      throw GitError(code: -1, message: "there is no repository", operation: operation)
    }
    repository = unsafe try Repository(handle: handle, indexFile: nil)
    var memory: UnsafeMutablePointer<git_odb_backend>?
    try check(unsafe git_mempack_new(&memory), operation)
    // First among all, so that what is written goes there; the database frees it.
    try check(unsafe git_odb_add_backend(repository.database, memory, 999), operation)
  }

  /// Writes the blobs, and the trees of a root and of the folders on the way to some paths.
  package func write(
    _ blobs: [ObjectID], tree: ObjectID? = nil, paths: [String] = []
  ) throws(GitError) {
    let operation = "write a pack"
    var builder: OpaquePointer?
    try check(unsafe git_packbuilder_new(&builder, repository.handle), operation)
    defer { unsafe git_packbuilder_free(builder) }
    unsafe git_packbuilder_set_threads(builder, 0)
    for id in try blobs + trees(below: tree, on: paths) {
      var oid = id.oid
      try check(unsafe git_packbuilder_insert(builder, &oid, nil), operation)
    }
    let folder = repository.commonDirectory + "/objects/pack"
    try check(unsafe git_packbuilder_write(builder, folder, 0, nil, nil), operation)
  }

  private func trees(
    below root: ObjectID?, on paths: [String]
  ) throws(GitError) -> [ObjectID] {
    guard let root else { return [] }
    var trees = [root]
    var seen: Set<Substring> = []
    for path in paths {
      var folder = path[...]
      while let slash = folder.lastIndex(of: "/") {
        folder = folder[..<slash]
        guard seen.insert(folder).inserted else { break }
        if let entry = try repository.entry(at: String(folder), inTree: root), entry.isTree {
          trees.append(entry.id)
        }
      }
    }
    return trees
  }
}
