internal import CLibgit2

extension Repository {
  /// Writes a blob of exactly these bytes: no filter is applied.
  package func writeBlob(_ bytes: [UInt8]) throws(GitError) -> ObjectID {
    try write(bytes, kind: .blob, operation: "write a blob")
  }

  /// Writes the tree that `base` (nil: the empty tree) becomes by the changes, with all the folders
  /// on the way; everything else in it stays as it is.
  package func writeTree(
    base: ObjectID?, changes: [TreeChange]
  ) throws(GitError) -> ObjectID {
    try TreeWriter(self).write(changes, over: base)
  }

  /// Writes a commit object of exactly these bytes, and reads it back.
  ///
  /// `git_commit_create` may report success without a commit where the disk is full; this doesn't.
  package func writeCommit(rawBytes: [UInt8]) throws(GitError) -> ObjectID {
    let operation = "write a commit"
    guard let commit = RawCommit(parsing: rawBytes) else {
      throw GitError(
        code: GitError.invalidInput, message: "it is not a well-formed commit",
        operation: operation)
    }
    for id in [commit.tree] + commit.parents where !exists(id) {
      throw GitError(
        code: GitError.invalidInput, message: "object \(id) is not there", operation: operation)
    }
    return try write(rawBytes, kind: .commit, operation: operation)
  }

  /// The bytes of a commit object as git writes it.
  ///
  /// The identities have git's form, `Name <mail> 1767603600 +0100`. The message is taken as it is.
  package func commitBytes(
    tree: ObjectID, parents: [ObjectID], author: String, committer: String, message: String,
    encoding: String? = nil
  ) throws(GitError) -> [UInt8] {
    var header = ["tree \(tree)"] + parents.map { "parent \($0)" }
    try header.append("author \(checkedIdentity(author))")
    try header.append("committer \(checkedIdentity(committer))")
    if let encoding { header.append("encoding \(encoding)") }
    let isClean =
      !message.utf8.contains(0) && !(encoding ?? "").utf8.contains { $0 == 10 || $0 == 0 }
    guard isClean else {
      throw GitError(
        code: GitError.invalidInput, message: "the message has a NUL byte",
        operation: "write a commit")
    }
    return Array((header.joined(separator: "\n") + "\n\n" + message).utf8)
  }

  /// Writes an object, and takes the database's word for it.
  func store(
    _ bytes: [UInt8], kind: ObjectKind, _ operation: String
  ) throws(GitError) -> ObjectID {
    var oid = git_oid()
    let code = unsafe git_odb_write(&oid, database, bytes, bytes.count, kind.kind)
    try check(code, operation)
    return ObjectID(oid)
  }

  /// A checked write: the object is there, with these bytes, when this returns.
  private func write(
    _ bytes: [UInt8], kind: ObjectKind, operation: String
  ) throws(GitError) -> ObjectID {
    let id = try store(bytes, kind: kind, operation)
    let isThere = try withObject(id) { (storedKind, stored) throws(GitError) in
      unsafe storedKind == kind
        && stored.withUnsafeBytes { stored in
          unsafe bytes.withUnsafeBytes { unsafe stored.compare($0) == 0 }
        }
    }
    guard isThere == true else {
      throw GitError(
        code: GitError.malformedObject, message: "object \(id) reads back otherwise",
        operation: operation)
    }
    return id
  }
}

/// An identity in git's form, or an error that says what is wrong with it.
func checkedIdentity(_ identity: String) throws(GitError) -> String {
  let bytes = Array(identity.utf8)
  let opening = bytes.filter { $0 == UInt8(ascii: "<") }.count
  let closing = bytes.filter { $0 == UInt8(ascii: ">") }.count
  let tail = identity.split(separator: ">", omittingEmptySubsequences: false).last ?? ""
  let parts = tail.split(separator: " ")
  let hasTime = parts.count == 2 && Int64(parts[0]) != nil && Int(parts[1]) != nil
  guard opening == 1, closing == 1, hasTime, !bytes.contains(where: { $0 == 0 || $0 == 10 }) else {
    throw GitError(
      code: GitError.invalidInput,
      message: "\"\(identity)\" is not of the form \"Name <mail> seconds +0000\"",
      operation: "write a commit")
  }
  return identity
}
