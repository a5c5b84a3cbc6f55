internal import CLibgit2

/// What a reference holds: an id, or another reference's name.
enum ReferenceValue: Equatable {
  case direct(ObjectID)
  case symbolic(String)
}

extension Repository {
  /// Where HEAD is.
  package func head() throws(GitError) -> Head {
    var name = "HEAD"
    for _ in 0..<6 {
      switch try reference(name) {
      case .symbolic(let target)?: name = target
      case .direct(let id)?: return name == "HEAD" ? .detached(id) : .branch(ref: name, target: id)
      case nil where name != "HEAD": return .unborn(ref: name)
      case nil:
        throw GitError(code: -3, message: "there is no HEAD", operation: "read HEAD")
      }
    }
    throw GitError(code: -1, message: "too many symbolic references", operation: "read HEAD")
  }

  /// The id that a reference holds, itself or through others; nil where it isn't there.
  package func referenceTarget(_ name: String) throws(GitError) -> ObjectID? {
    var name = name
    for _ in 0..<6 {
      switch try reference(name) {
      case .symbolic(let target)?: name = target
      case .direct(let id)?: return id
      case nil: return nil
      }
    }
    return nil
  }

  /// The commit that a revision such as `HEAD~2`, `main` or `v1.0` names; nil where there is none.
  package func resolve(_ revision: String) throws(GitError) -> ObjectID? {
    let operation = "resolve \(revision)"
    var object: OpaquePointer?
    let code = unsafe git_revparse_single(&object, handle, revision)
    guard try found(code, operation) else { return nil }
    defer { unsafe git_object_free(object) }
    var commit: OpaquePointer?
    try check(unsafe git_object_peel(&commit, object, GIT_OBJECT_COMMIT), operation)
    defer { unsafe git_object_free(commit) }
    guard let oid = unsafe git_object_id(commit) else { return nil }
    return unsafe ObjectID(oid.pointee)
  }

  /// The commit that an id names, itself or through annotated tags; nil where it names none.
  package func commit(peeling id: ObjectID) throws(GitError) -> ObjectID? {
    let operation = "read \(id)"
    var oid = id.oid
    var object: OpaquePointer?
    guard try found(unsafe git_object_lookup(&object, handle, &oid, GIT_OBJECT_ANY), operation)
    else { return nil }
    defer { unsafe git_object_free(object) }
    var commit: OpaquePointer?
    guard unsafe git_object_peel(&commit, object, GIT_OBJECT_COMMIT) == 0 else {
      git_error_clear()
      return nil
    }
    defer { unsafe git_object_free(commit) }
    return unsafe git_object_id(commit).map { ObjectID(unsafe $0.pointee) }
  }

  /// Every reference with what it points at, in the order of the names; unreadable ones are left
  /// out. An annotated tag's target is the tag object.
  package func referenceNames() throws(GitError) -> [(name: String, target: ObjectID)] {
    let operation = "list the references"
    var iterator: OpaquePointer?
    try check(unsafe git_reference_iterator_new(&iterator, handle), operation)
    defer { unsafe git_reference_iterator_free(iterator) }
    var references: [(name: String, target: ObjectID)] = []
    while true {
      var name: UnsafePointer<CChar>?
      let code = unsafe git_reference_next_name(&name, iterator)
      if code == GIT_ITEROVER.rawValue { break }
      try check(code, operation)
      guard let text = unsafe name.map({ unsafe String(cString: $0) }) else { continue }
      guard let target = try referenceTarget(text) else { continue }
      references.append((text, target))
    }
    return references.sorted { $0.name < $1.name }
  }

  func reference(_ name: String) throws(GitError) -> ReferenceValue? {
    let operation = "read the reference \(name)"
    var reference: OpaquePointer?
    guard try found(unsafe git_reference_lookup(&reference, handle, name), operation) else {
      return nil
    }
    defer { unsafe git_reference_free(reference) }
    if let target = unsafe git_reference_symbolic_target(reference) {
      return .symbolic(unsafe String(cString: target))
    }
    guard let oid = unsafe git_reference_target(reference) else { return nil }
    return .direct(ObjectID(unsafe oid.pointee))
  }
}
