internal import ArgumentParser
internal import TicketModel
internal import TicketReports
internal import TicketRules
internal import TicketStore

/// What was judged, and what was found.
struct CheckOutcome {
  /// By commit, file and place.
  var findings: [Finding] = []
  /// How many findings a waiver of the ticket excuses.
  var waived = 0
  /// How many findings the baseline knew.
  var known = 0
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
    case .json: json.text() + "\n"
    case .sarif: CheckOutcome.log.json(findings).text() + "\n"
    case .github: GitHubAnnotations.text(findings)
    case .junit: JUnitReport.text(findings)
    }
  }

  private var json: JSONValue {
    guard case .object(let pairs) = FindingRenderer.json(findings) else { return .null }
    return .object(pairs + [("waived", .int(waived)), ("known", .int(known))])
  }

  /// Counts what was found and excused.
  mutating func excuse(_ judgement: Judgement?) {
    waived += judgement?.waived.count ?? 0
    known += judgement?.known.count ?? 0
  }

  /// The last line for a person: what was found in how many tickets.
  private var summary: String {
    var place = "\(tickets) \(tickets == 1 ? "ticket" : "tickets")"
    if let commits { place += " in \(commits) \(commits == 1 ? "commit" : "commits")" }
    let found = findings.isEmpty ? "nothing found" : FindingRenderer.summary(findings)
    let excused = [
      waived > 0 ? "\(waived) waived" : nil, known > 0 ? "\(known) known before" : nil,
    ].compactMap { $0 }
    let rest = excused.isEmpty ? "" : " (\(excused.joined(separator: ", ")))"
    return "\(place) checked: \(found)\(rest)\n"
  }

  private static let log = SARIFLog(
    rules: RuleRegistry.documentation.map {
      RuleSummary(
        name: $0.name, severity: $0.severity, checks: $0.checks, help: "\($0.why) \($0.cure)")
    }, version: TicketsCommand.configuration.version)
}

extension CheckOutcome {
  /// The outcome of one tree, with the mistakes of its configuration.
  init(
    _ judgement: Judgement, _ mistakes: [Finding], tickets: Int, _ loader: BacklogLoader
  ) {
    findings = CheckOutcome.ordered(mistakes + judgement.findings)
    self.tickets = tickets
    sources = SourceLines(of: findings, loader.reader)
    excuse(judgement)
  }

  /// Findings by file and place.
  static func ordered(_ findings: [Finding]) -> [Finding] {
    findings.sorted {
      $0.path == $1.path ? $0.location < $1.location : RepositoryPath.precedes($0.path, $1.path)
    }
  }
}
