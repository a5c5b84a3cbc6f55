package import Libgit2
package import TicketModel

extension BacklogPlace {
  /// The commit that HEAD is on; nil before the first.
  package func tip() throws(StoreError) -> ObjectID? {
    try onGit { () throws(GitError) in try repository.head().target }
  }

  /// The commit that a revision such as `HEAD~2` or `v1.0` names, and when it was committed; nil
  /// where it names none.
  package func commit(
    named revision: String
  ) throws(StoreError) -> (id: ObjectID, moment: Instant)? {
    guard let id = try? repository.resolve(revision) else { return nil }
    let header = try onGit { () throws(GitError) in try repository.commitHeader(id) }
    return header.map { (id, Instant(seconds: $0.committerSeconds)) }
  }

  /// What HEAD's branch was at a moment: the newest commit on its first-parent chain that was
  /// committed by then. Nil where none was.
  package func commit(landedBy moment: Instant) throws(StoreError) -> ObjectID? {
    try onGit { () throws(GitError) in
      var next = try repository.head().target
      while let id = next {
        guard let header = try repository.commitHeader(id) else { return nil }
        if header.committerSeconds <= moment.seconds { return id }
        next = header.parents.first
      }
      return nil
    }
  }
}
