/// Where HEAD is.
package enum Head: Hashable, Sendable {
  /// A branch without a commit yet; `ref` is its full name.
  case unborn(ref: String)
  /// On a branch; `ref` is its full name.
  case branch(ref: String, target: ObjectID)
  /// On no branch.
  case detached(ObjectID)

  /// The commit, if there is one.
  package var target: ObjectID? {
    switch self {
    case .unborn: nil
    case .branch(_, let target), .detached(let target): target
    }
  }

  /// The full name of the branch, if HEAD is on one.
  package var ref: String? {
    switch self {
    case .unborn(let ref), .branch(let ref, _): ref
    case .detached: nil
    }
  }
}
