public import TicketSyntax

/// How much a finding weighs.
public enum Severity: String, Hashable, Sendable, CaseIterable {
  /// The change is refused, and the exit code says so.
  case error
  /// It is said, and nothing is refused.
  case warning
  /// It is not looked at.
  case off
}

/// One offence against one rule, with the place and the cure.
public struct Finding: Hashable, Sendable {
  /// The rule's name, in kebab-case.
  public var rule: String
  /// How much it weighs.
  public var severity: Severity
  /// The file, from the repository's root.
  public var path: String
  /// Where in the file.
  public var location: SourceLocation
  /// What is wrong: lower case, no full stop.
  public var message: String
  /// The cure, where one is known.
  public var hint: String?
  /// The id of the ticket, as written, where there is one.
  public var ticket: String?
  /// The commit that was judged, as 40 digits; nil where no commit was.
  public var commit: String?

  /// Makes a finding.
  public init(
    rule: String, severity: Severity = .error, path: String,
    location: SourceLocation = SourceLocation(), message: String, hint: String? = nil,
    ticket: String? = nil, commit: String? = nil
  ) {
    self.rule = rule
    self.severity = severity
    self.path = path
    self.location = location
    self.message = message
    self.hint = hint
    self.ticket = ticket
    self.commit = commit
  }
}

extension Finding {
  /// Makes a finding of what the syntax layer met in a file.
  public init(_ diagnostic: SyntaxDiagnostic, path: String, ticket: String? = nil) {
    self.init(
      rule: diagnostic.rule, path: path, location: diagnostic.location,
      message: diagnostic.message, hint: diagnostic.hint, ticket: ticket)
  }
}
