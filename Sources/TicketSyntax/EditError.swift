/// Why an edit was refused: nothing was changed.
public struct EditError: Error, Hashable, Sendable {
  /// What is wrong: lower case, no full stop.
  public var message: String
  /// The cure, where one is known.
  public var hint: String?

  /// Makes an error.
  public init(message: String, hint: String? = nil) {
    self.message = message
    self.hint = hint
  }
}
