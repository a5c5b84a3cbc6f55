/// Something odd in one version of one file: for the data-quality report.
package struct HistoryIssue: Hashable, Sendable {
  /// What is odd.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// The front matter is broken, and was read by its `id:` and `status:` lines.
    case brokenFrontMatter = "broken-front-matter"
    /// There is no id to be read: the version counts under the id that the path had before.
    case missingID = "missing-id"
    /// There is no status to be read: the state is unknown.
    case missingStatus = "missing-status"
    /// Another file has the same id, and stands before this one.
    case duplicateID = "duplicate-id"
    /// The file's contents are not in the repository.
    case missingObject = "missing-object"
    /// A date stands before that of an event that it follows, and was set to that one.
    case clampedTime = "clamped-time"
  }

  /// What is odd.
  package var kind: Kind
  /// The file, from the repository's root; of a date the one that stands for the ticket.
  package var path: String
  /// The commit that brought the version, in hexadecimal.
  package var commit: String
  /// The ticket's id, where there is one.
  package var ticket: String?

  /// One line for people: lower case, no full stop.
  package var message: String {
    switch kind {
    case .brokenFrontMatter: "the front matter is broken; its id and status lines were read"
    case .missingID: "there is no readable id; the version counts under the id before it"
    case .missingStatus: "there is no readable status; the state is unknown"
    case .duplicateID: "another file bears the same id and speaks for it"
    case .missingObject: "the contents are not in the repository; the state is unknown"
    case .clampedTime: "the commit is dated before an event that it follows; that one's date counts"
    }
  }
}
