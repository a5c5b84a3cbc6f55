package import TicketModel

/// A change of a backlog that becomes one commit, or nothing.
package struct Change {
  /// The files it touches: no others are committed.
  package var files: [FileChange]
  /// The commit message with its trailers, of the author date that the commit will bear.
  package var message: (Instant) -> String

  /// Makes a change.
  package init(files: [FileChange], message: @escaping (Instant) -> String) {
    self.files = files
    self.message = message
  }
}

/// How a change is carried out.
package struct ChangeOptions: Hashable, Sendable {
  /// How far it goes.
  package enum Extent: Hashable, Sendable {
    /// Nothing is written.
    case dryRun
    /// The files are written, and nothing is staged or committed.
    case files
    /// The files are written and staged; the commit is left to the person.
    case stage
    /// The files are written and committed.
    case commit
  }

  /// How far it goes.
  package var extent: Extent
  /// Whether a commit may be made on a HEAD that is on no branch.
  package var allowsDetachedHead: Bool

  /// Makes options.
  package init(extent: Extent = .commit, allowsDetachedHead: Bool = false) {
    self.extent = extent
    self.allowsDetachedHead = allowsDetachedHead
  }
}
