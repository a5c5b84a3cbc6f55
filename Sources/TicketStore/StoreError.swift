package import FileAccess
package import Libgit2
package import TicketModel

/// Why a backlog can't be read or changed.
package struct StoreError: Error, Sendable {
  /// What stands in the way: decides the exit code.
  package enum Kind: Hashable, Sendable {
    /// The change was refused; nothing happened.
    case refused
    /// The configuration or the command is wrong.
    case configuration
    /// The machine or the repository stands in the way.
    case environment
    /// That signal came; nothing happened.
    case interrupted(Int32)
  }

  /// What stands in the way.
  package let kind: Kind
  /// The fault: lower case, no full stop.
  package let message: String
  /// What the message speaks of, with its place marked below it; nil where there is nothing to show.
  package let excerpt: String?
  /// The cures, a line each.
  package let hints: [String]
  /// The offences behind it, where there are any.
  package let findings: [Finding]

  /// Makes an error.
  package init(
    _ kind: Kind, _ message: String, excerpt: String? = nil, hints: [String] = [],
    findings: [Finding] = []
  ) {
    self.kind = kind
    self.message = message
    self.excerpt = excerpt
    self.hints = hints
    self.findings = findings
  }

  /// The same error with more to say.
  func adding(hints more: [String]) -> StoreError {
    StoreError(kind, message, excerpt: excerpt, hints: hints + more, findings: findings)
  }

  /// An operation that the file system refused.
  package init(_ error: FileError) {
    self.init(.environment, error.message, hints: [error.cure].compactMap(\.self))
  }

  /// An operation that Git's library refused.
  package init(_ error: GitError) {
    self.init(.environment, "git repository: \(error.message) (\(error.operation))")
  }
}

/// Runs a file operation under this library's error type.
func onFiles<R>(_ body: () throws(FileError) -> R) throws(StoreError) -> R {
  do { return try body() } catch { throw StoreError(error) }
}

/// What the system keeps about a path, as `Files.metadata`.
package func fileMetadata(_ path: String) throws(StoreError) -> FileMetadata? {
  try onFiles { () throws(FileError) in try Files.metadata(path) }
}

/// Runs a Git operation under this library's error type.
func onGit<R>(_ body: () throws(GitError) -> R) throws(StoreError) -> R {
  do { return try body() } catch { throw StoreError(error) }
}

extension StoreError {
  /// A file is to be changed that can be read, but is not on disk.
  package static func notOnDisk(_ path: String) -> StoreError {
    StoreError(
      .refused, "\(path) is not on disk",
      hints: [
        "where a sparse checkout leaves it out: "
          + "git sparse-checkout add \(RepositoryPath.parent(path))"
      ])
  }
}
