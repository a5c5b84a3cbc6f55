internal import CLibgit2

extension Repository {
  /// A copy of an object; nil where the database has none of that id.
  package func read(_ id: ObjectID) throws(GitError) -> GitObject? {
    guard let object = try StoredObject.read(id, from: self) else { return nil }
    return unsafe GitObject(kind: object.kind, bytes: Array(object.bytes))
  }

  /// A copy of the bytes of an object that has to be there.
  package func bytes(_ id: ObjectID) throws(GitError) -> [UInt8] {
    guard let object = try read(id) else { throw GitError.absent("object \(id)") }
    return object.bytes
  }

  /// Lends an object's bytes without a copy; nil where the database has none of that id.
  package func withObject<R>(
    _ id: ObjectID, _ body: (ObjectKind, RawSpan) throws(GitError) -> R
  ) throws(GitError) -> R? {
    guard let object = try StoredObject.read(id, from: self) else { return nil }
    let bytes = unsafe object.bytes
    let result = try body(object.kind, unsafe bytes.bytes)
    withExtendedLifetime(object) {}
    return result
  }

  /// Whether the database has an object; false also for a commit beyond a shallow boundary.
  package func exists(_ id: ObjectID) -> Bool {
    var oid = id.oid
    return unsafe git_odb_exists(database, &oid) == 1
  }

  /// The tree of a commit.
  package func tree(of commit: ObjectID) throws(GitError) -> ObjectID {
    guard let header = try commitHeader(commit) else {
      throw GitError.absent("the commit \(commit)")
    }
    return header.tree
  }

  /// Tree, parents and times of a commit; nil where it is not there, as beyond a shallow boundary.
  package func commitHeader(_ commit: ObjectID) throws(GitError) -> RawCommitHeader? {
    let header = try withObject(commit) { (kind, bytes) throws(GitError) in
      kind == .commit ? RawCommitHeader(parsing: bytes) : nil
    }
    guard let header else { return nil }
    guard let header else {
      throw GitError(
        code: GitError.malformedObject, message: "it is not a well-formed commit",
        operation: "read the commit \(commit)")
    }
    return header
  }

  /// The file at a path of a commit; nil where there is none, or something that isn't a file.
  package func blob(
    at path: String, in commit: ObjectID
  ) throws(GitError) -> (id: ObjectID, mode: UInt32)? {
    guard let entry = try entry(at: path, inTree: try tree(of: commit)), entry.isBlob else {
      return nil
    }
    return (entry.id, entry.mode)
  }

  /// The entry at a path below a tree; nil where there is none.
  package func entry(
    at path: String, inTree root: ObjectID
  ) throws(GitError) -> TreeEntry? {
    var tree = root
    var found: TreeEntry?
    for component in path.utf8.split(separator: UInt8(ascii: "/")) {
      if let found {
        guard found.isTree else { return nil }
        tree = found.id
      }
      let name = Array(component)
      let entry = try withObject(tree) { (kind, bytes) throws(GitError) in
        kind == .tree ? try TreeCursor.entry(named: name, in: bytes) : nil
      }
      guard let entry else { throw GitError.absent("the tree \(tree)") }
      guard let entry else { return nil }
      found = entry
    }
    return found
  }

  /// The entries of one tree, in git's order.
  package func entries(ofTree tree: ObjectID) throws(GitError) -> [TreeEntry] {
    let entries = try withObject(tree) { (kind, bytes) throws(GitError) -> [TreeEntry]? in
      guard kind == .tree else { return nil }
      var cursor = TreeCursor()
      var entries: [TreeEntry] = []
      while let entry = try cursor.next(in: bytes) {
        entries.append(TreeEntry(entry, in: bytes))
      }
      return entries
    }
    guard let entries = entries ?? nil else { throw GitError.absent("the tree \(tree)") }
    return entries
  }
}
