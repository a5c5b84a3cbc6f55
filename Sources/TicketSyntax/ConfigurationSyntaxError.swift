/// A configuration file that isn't YAML as this program reads it.
public struct ConfigurationSyntaxError: Error, Hashable, Sendable {
  /// The file, as given to the parser.
  public let path: String
  /// What is wrong, where, and the cure.
  public let diagnostic: SyntaxDiagnostic

  /// Makes an error.
  public init(path: String, diagnostic: SyntaxDiagnostic) {
    self.path = path
    self.diagnostic = diagnostic
  }
}
