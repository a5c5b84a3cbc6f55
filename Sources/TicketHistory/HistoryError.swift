internal import Libgit2

/// Why a history could not be read.
package enum HistoryError: Error, Hashable, CustomStringConvertible {
  /// The clone is cut off: what happened before is not here.
  case shallow
  /// Versions of tickets were left out of the clone, to be fetched when somebody looks.
  case partial
  /// A commit or folder of the history is missing or broken.
  case unreadable(String)

  init(_ error: GitError) { self = .unreadable(error.description) }

  /// What is wrong.
  package var description: String {
    switch self {
    case .shallow: "the history is cut off: this is a shallow clone"
    case .partial: "versions of tickets are missing: this is a partial clone"
    case .unreadable(let what): what
    }
  }

  /// The cure.
  package var hint: String {
    switch self {
    case .shallow: "run `git fetch --unshallow`"
    case .partial: "run `git fetch --refetch --no-filter`"
    case .unreadable: "run `git fsck`"
    }
  }
}
