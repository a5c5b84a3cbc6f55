internal import ArgumentParser
internal import TicketModel
internal import TicketReports
internal import TicketRules
internal import TicketStore

/// What was judged, and what was found.
struct CheckOutcome {
  /// By commit, file and place.
  var findings: [Finding] = []
  /// How many tickets were judged; one in two commits is two.
  var tickets = 0
  /// How many commits were judged; nil where no range was.
  var commits: Int?
  /// The lines that the findings point at.
  var sources = SourceLines()

  /// The exit code: nil where nothing refuses.
  func failure(isStrict: Bool) -> ExitStatus? {
    let refusing = findings.filter {
      $0.severity == .error || isStrict && $0.severity == .warning
    }
    guard !refusing.isEmpty else { return nil }
    return refusing.contains { $0.rule == "configuration" } ? .usage : .refused
  }

  /// The whole answer in a form.
  func text(_ form: FindingFormat, style: TerminalStyle) -> String {
    switch form {
    case .text: FindingRenderer(style: style, source: sources.line).text(findings) + summary
    case .json: FindingRenderer.json(findings).text() + "\n"
    case .sarif: CheckOutcome.log.json(findings).text() + "\n"
    case .github: GitHubAnnotations.text(findings)
    case .junit: JUnitReport.text(findings)
    }
  }

  /// The last line for a person: what was found in how many tickets.
  private var summary: String {
    var place = "\(tickets) \(tickets == 1 ? "ticket" : "tickets")"
    if let commits { place += " in \(commits) \(commits == 1 ? "commit" : "commits")" }
    return findings.isEmpty
      ? "\(place) checked: nothing found\n"
      : "\(place) checked: \(FindingRenderer.summary(findings))\n"
  }

  private static let log = SARIFLog(
    rules: RuleRegistry.documentation.map {
      RuleSummary(
        name: $0.name, severity: $0.severity, checks: $0.checks, help: "\($0.why) \($0.cure)")
    }, version: TicketsCommand.configuration.version)
}

extension CheckOutcome {
  /// Findings by file and place.
  static func ordered(_ findings: [Finding]) -> [Finding] {
    findings.sorted {
      $0.path == $1.path ? $0.location < $1.location : RepositoryPath.precedes($0.path, $1.path)
    }
  }
}
