/// Why a text is no query, and where.
public struct QueryError: Error, Hashable, Sendable {
  /// What is wrong: lower case, no full stop.
  public var message: String
  /// The cure, where one is known.
  public var hint: String?
  /// The query as given.
  public var text: String
  /// The fault's place in the text, in Unicode scalars; may be empty at the end.
  public var range: Range<Int>

  /// Makes an error.
  public init(message: String, hint: String? = nil, text: String, range: Range<Int>) {
    self.message = message
    self.hint = hint
    self.text = text
    self.range = range
  }
}
