package import Libgit2

/// A commit that `tickets` made, which a trailer of its message says.
package struct TicketCommit {
  /// The trailers: the second stands where no state changed.
  package static let trailers = ["Ticket-State", "Ticket-Change"]

  /// The commit.
  package let id: ObjectID
  /// Its first parent; nil for a first commit.
  package let parent: ObjectID?
  /// The first line of its message.
  package let subject: String
  let isMerge: Bool

  /// Reads a commit; nil where somebody else made it.
  package init?(_ id: ObjectID, in repository: Repository) throws(GitError) {
    guard let commit = try repository.read(id).flatMap({ RawCommit(parsing: $0.bytes) }),
      TicketCommit.bearsTrailer(commit.message)
    else { return nil }
    self.id = id
    parent = commit.parents.first
    subject = commit.summary
    isMerge = commit.parents.count > 1
  }

  private static func bearsTrailer(_ message: String) -> Bool {
    message.split(separator: "\n").dropFirst().contains { line in
      trailers.contains { line.hasPrefix("\($0): ") }
    }
  }

  /// The commit that a revision names; an error where there is none, or somebody else made it.
  package static func named(
    _ revision: String, tip: ObjectID, in repository: Repository
  ) throws(StoreError) -> TicketCommit {
    guard let id = try onGit({ () throws(GitError) in try repository.resolve(revision) }) else {
      throw StoreError(.configuration, "there is no commit \(revision)")
    }
    return try onGit { () throws(GitError) -> Result<TicketCommit, StoreError> in
      if let found = try TicketCommit(id, in: repository) { return .success(found) }
      let last = try last(before: tip, in: repository)
      let hint = last.map { "the last one is \($0.name): `tickets undo \($0.id.hex.prefix(7))`" }
      return .failure(
        StoreError(
          .refused, "tickets did not make \(revision)",
          hints: [hint ?? "`git revert` takes back any commit"]))
    }.get()
  }

  /// The last one on the first-parent chain of a commit, looked for in a few hundred.
  private static func last(
    before tip: ObjectID, in repository: Repository
  ) throws(GitError) -> TicketCommit? {
    var next: ObjectID? = tip
    for _ in 0..<500 {
      guard let id = next else { return nil }
      if let found = try TicketCommit(id, in: repository) { return found }
      next = try repository.read(id).flatMap { RawCommit(parsing: $0.bytes) }?.parents.first
    }
    return nil
  }

  /// Its short id and its subject.
  package var name: String { "\(id.hex.prefix(7)) (\(subject))" }
}
