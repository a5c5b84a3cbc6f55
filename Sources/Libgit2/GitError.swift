internal import CLibgit2

/// A failed call: libgit2's own code and words, or this layer's.
package struct GitError: Error, Hashable, CustomStringConvertible {
  /// libgit2's return code, or one of this layer's own (`unsupportedRepository`, `unreadableIndex`).
  package var code: Int32
  /// libgit2's error class; 0 where this layer itself refused.
  package var `class`: Int32
  /// What is wrong.
  package var message: String
  /// What was being done, such as `open the repository`.
  package var operation: String

  /// An error of the given code.
  package init(code: Int32, class: Int32 = 0, message: String, operation: String) {
    self.code = code
    self.class = `class`
    self.message = message
    self.operation = operation
  }

  /// The code for a repository whose format libgit2 cannot read (SHA-256, reftable).
  package static let unsupportedRepository: Int32 = -2001
  /// The code for an index that libgit2 cannot parse (split, sparse, without a checksum).
  package static let unreadableIndex: Int32 = -2002
  /// The code for a value that a caller passed and that cannot be written.
  package static let invalidInput: Int32 = -2003
  /// The code for an object whose bytes are not what its kind demands.
  package static let malformedObject: Int32 = -2004
  /// The code for a history whose older part a shallow clone left out.
  package static let cutHistory: Int32 = -2005

  /// `cannot open the repository: …`.
  package var description: String { "cannot \(operation): \(message)" }
}

extension GitError {
  /// The thing that was asked for is not there.
  package var isNotFound: Bool { code == GIT_ENOTFOUND.rawValue && !isOwnershipRefusal }

  /// Git's lock file is there: another process works, or one died.
  package var isLocked: Bool { code == GIT_ELOCKED.rawValue }

  /// The reference does not point where the caller expected.
  package var isMovedReference: Bool {
    code == GIT_EMODIFIED.rawValue || code == GIT_EEXISTS.rawValue
  }

  /// The repository's format is one that libgit2 cannot read.
  package var isUnsupportedRepository: Bool { code == GitError.unsupportedRepository }

  /// The commits asked for reach back to where a shallow clone was cut off.
  package var isCutHistory: Bool { code == GitError.cutHistory }

  /// The repository belongs to somebody else, and no `safe.directory` admits it.
  ///
  /// libgit2 says -36, or -3 about `safe.directory` where no configuration file has that key.
  package var isOwnershipRefusal: Bool {
    code == GIT_EOWNER.rawValue
      || code == GIT_ENOTFOUND.rawValue && message.contains("safe.directory")
  }

  /// Takes libgit2's last error of this thread, and clears it.
  static func last(code: Int32, operation: String) -> GitError {
    defer { git_error_clear() }
    guard let last = unsafe git_error_last(), let text = unsafe last.pointee.message else {
      return GitError(code: code, message: "libgit2 failed (\(code))", operation: operation)
    }
    return unsafe GitError(
      code: code, class: last.pointee.klass, message: String(cString: text), operation: operation)
  }
}

extension GitError {
  /// Something that has to be in the database, such as `the tree 1f…`, is not.
  static func absent(_ object: String) -> GitError {
    GitError(
      code: GIT_ENOTFOUND.rawValue, message: "it is not there", operation: "read \(object)")
  }
}

/// Throws for a negative return code, on the thread that made the call.
@discardableResult
func check(_ code: Int32, _ operation: String) throws(GitError) -> Int32 {
  guard code < 0 else { return code }
  throw GitError.last(code: code, operation: operation)
}

/// Like `check`, but false for "not found".
func found(_ code: Int32, _ operation: String) throws(GitError) -> Bool {
  guard code == GIT_ENOTFOUND.rawValue else {
    try check(code, operation)
    return true
  }
  git_error_clear()
  return false
}
