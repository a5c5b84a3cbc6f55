/// What an import would do to one file of the project's folder.
package struct ReconciledFile: Hashable, Sendable {
  /// The path from the project's folder.
  package var path: String
  /// What is to be done.
  package var action: Action
  /// The ticket in it; nil for other files.
  package var ticketID: String?

  /// What is to be done to a file.
  package enum Action: Hashable, Sendable {
    /// Write a file that is not there.
    case add([UInt8])
    /// Replace a file with these bytes.
    case update([UInt8])
    /// Leave out a file that was removed since.
    case leaveOut
    /// Leave a file that was edited by hand and whose source changed as well; names what differs.
    case keep(differing: [String])
  }
}
