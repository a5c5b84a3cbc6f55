/// A commit whose message names a ticket.
public struct CommitMention: Hashable, Sendable {
  /// The commit's object id, in hexadecimal.
  public var commit: String
  /// The message's first lines, up to an empty one, as one line.
  public var subject: String
  /// Who wrote it, after the mailmap.
  public var author: Person
  /// The author date.
  public var date: Instant

  /// Makes a mention.
  public init(commit: String, subject: String, author: Person, date: Instant) {
    self.commit = commit
    self.subject = subject
    self.author = author
    self.date = date
  }
}
