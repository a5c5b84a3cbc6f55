internal import CLibgit2

extension Repository {
  /// Moves a reference from one commit to another, with a reflog entry, and reads it back.
  ///
  /// The reference is locked, compared, and only then written: where it doesn't hold `expecting`
  /// (nil: where it exists), the error's `isMovedReference` is true and nothing is changed. Where
  /// another process holds the lock, its `isLocked` is. A symbolic reference is refused.
  ///
  /// - Parameters:
  ///   - name: The full name, such as `refs/heads/main`, or `HEAD` when it is detached.
  ///   - target: The commit that it shall hold.
  ///   - expecting: What it must hold now; nil: it must not exist.
  ///   - message: The reflog entry's message, one line.
  ///   - identity: The reflog entry's identity, `Name <mail> 1767603600 +0100`.
  /// - Throws: What libgit2 says, or `isMovedReference`, `isLocked`.
  package func updateReference(
    _ name: String, to target: ObjectID, expecting: ObjectID?, log message: String,
    identity: String
  ) throws(GitError) {
    let operation = "update \(name)"
    let identity = try checkedIdentity(identity)
    if expecting == nil { try refuseFolderConflict(name, operation) }
    unsafe try withTransaction(operation) { (transaction) throws(GitError) in
      try check(unsafe git_transaction_lock_ref(transaction, name), operation)
      try compare(name, with: expecting, operation)
      var signature: UnsafeMutablePointer<git_signature>?
      try check(unsafe git_signature_from_buffer(&signature, identity), operation)
      defer { unsafe git_signature_free(signature) }
      var oid = target.oid
      try check(
        unsafe git_transaction_set_target(transaction, name, &oid, signature, message), operation)
      try check(unsafe git_transaction_commit(transaction), operation)
    }
    try refuseOtherValue(of: name, than: target, operation)
  }

  /// Refuses a reference that was written and reads back otherwise. One that can't be read just now
  /// was written all the same: to call that a failure would put back files behind a moved branch.
  private func refuseOtherValue(
    of name: String, than target: ObjectID, _ operation: String
  ) throws(GitError) {
    let stored: ReferenceValue?
    do throws(GitError) { stored = try reference(name) } catch { return }
    guard stored == .direct(target) else {
      throw GitError(code: -1, message: "it reads back otherwise", operation: operation)
    }
  }

  private func withTransaction(
    _ operation: String, _ body: (OpaquePointer?) throws(GitError) -> Void
  ) throws(GitError) {
    var transaction: OpaquePointer?
    try check(unsafe git_transaction_new(&transaction, handle), operation)
    defer { unsafe git_transaction_free(transaction) }
    unsafe try body(transaction)
  }

  private func compare(
    _ name: String, with expected: ObjectID?, _ operation: String
  ) throws(GitError) {
    let fault: String
    switch try reference(name) {
    case .direct(let id)? where id == expected: return
    case nil where expected == nil: return
    case .direct(let id)?: fault = "it is at \(id)" + (expected.map { ", not at \($0)" } ?? "")
    case .symbolic(let other)?: fault = "it stands for \(other)"
    case nil: fault = "it is gone"
    }
    throw GitError(code: GIT_EMODIFIED.rawValue, message: fault, operation: operation)
  }

  /// Refuses `refs/heads/a` beside `refs/heads/a/b`, which one of them would hide.
  private func refuseFolderConflict(_ name: String, _ operation: String) throws(GitError) {
    for (other, _) in try referenceNames()
    where other.hasPrefix(name + "/") || name.hasPrefix(other + "/") {
      throw GitError(
        code: GIT_EEXISTS.rawValue, message: "\(other) is in the way", operation: operation)
    }
  }
}
