/// One thing that `tickets doctor` looked at.
package struct Diagnosis: Hashable, Sendable {
  /// How it is.
  package enum State: String, Hashable, Sendable {
    /// As it should be.
    case fine
    /// Worth knowing.
    case note
    /// In the way of something.
    case problem
  }

  /// What was looked at, in kebab case.
  package let name: String
  /// How it is.
  package let state: State
  /// What was found.
  package let message: String
  /// What cures it; nil where nothing has to be.
  package let cure: String?

  /// The given finding.
  package init(_ name: String, _ state: State, _ message: String, cure: String? = nil) {
    self.name = name
    self.state = state
    self.message = message
    self.cure = cure
  }
}
