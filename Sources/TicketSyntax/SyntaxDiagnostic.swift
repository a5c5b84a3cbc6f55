/// Something in a file that can't be read as its author meant it.
public struct SyntaxDiagnostic: Hashable, Sendable {
  /// The name of the built-in rule that it falls under, such as `front-matter-syntax`.
  public var rule: String
  /// Where it is.
  public var location: SourceLocation
  /// What is wrong: lower case, no full stop.
  public var message: String
  /// The cure, where one is known.
  public var hint: String?

  /// Makes a diagnostic.
  public init(rule: String, location: SourceLocation, message: String, hint: String? = nil) {
    self.rule = rule
    self.location = location
    self.message = message
    self.hint = hint
  }
}
