internal import Libgit2

/// Why a history could not be read.
package enum HistoryError: Error, Hashable, CustomStringConvertible {
  /// The clone is cut off: what happened before is not here.
  case shallow
  /// A commit or folder of the history is missing or broken.
  case unreadable(String)

  init(_ error: GitError) { self = .unreadable(error.description) }

  /// What is wrong.
  package var description: String {
    switch self {
    case .shallow: "the history is cut off: this is a shallow clone"
    case .unreadable(let what): what
    }
  }

  /// The cure.
  package var hint: String {
    switch self {
    case .shallow: "run `git fetch --unshallow`"
    case .unreadable: "run `git fsck`; in a partial clone, `git fetch --refetch` brings the rest"
    }
  }
}
