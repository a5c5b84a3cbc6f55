internal import TicketModel
internal import TicketStore

/// Why a command ends without having done its work.
struct CommandError: Error {
  let status: ExitStatus
  /// The fault: lower case, no full stop; nil where the findings say it all.
  let message: String?
  /// Lines that show the place of the fault, ready to be printed; nil for none.
  let excerpt: String?
  /// The cures, a line each.
  let hints: [String]
  /// The offences behind it.
  let findings: [Finding]
  /// The lines that the offences point at.
  let sources: SourceLines

  init(
    _ status: ExitStatus, _ message: String?, excerpt: String? = nil, hints: [String] = [],
    findings: [Finding] = [], sources: SourceLines = SourceLines()
  ) {
    self.status = status
    self.message = message
    self.excerpt = excerpt
    self.hints = hints
    self.findings = findings
    self.sources = sources
  }

  init(_ error: StoreError, sources: SourceLines = SourceLines()) {
    let status: ExitStatus =
      switch error.kind {
      case .refused: .refused
      case .configuration: .usage
      case .environment: .environment
      case .interrupted(let signal): ExitStatus(rawValue: 128 + signal) ?? .interrupted
      }
    self.init(
      status, error.message, excerpt: error.excerpt, hints: error.hints,
      findings: error.findings, sources: sources)
  }

  /// The same error with one more cure.
  func adding(hint: String) -> CommandError {
    CommandError(
      status, message, excerpt: excerpt, hints: hints + [hint], findings: findings,
      sources: sources)
  }

  /// The command has said what it had to say, and ends with that status.
  static func silent(_ status: ExitStatus) -> CommandError {
    CommandError(status, nil)
  }
}
