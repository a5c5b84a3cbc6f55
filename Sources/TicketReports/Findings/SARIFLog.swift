package import TicketModel
internal import TicketSyntax

/// Findings in the Static Analysis Results Interchange Format, version 2.1.0 (OASIS).
package struct SARIFLog: Sendable {
  private let rules: [RuleSummary]
  private let version: String

  /// Makes a log; `rules` are described in it, and so are the names that only findings bear.
  package init(rules: [RuleSummary], version: String) {
    self.rules = rules
    self.version = version
  }

  /// The whole document.
  package func json(_ findings: [Finding]) -> JSONValue {
    let findings = findings.filter { $0.severity != .off }
    let described = Set(rules.map(\.name))
    let others = Set(findings.map(\.rule)).subtracting(described).sorted()
    let names = rules.map(\.name) + others
    let positions = Dictionary(
      names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    var prints = FindingFingerprints()
    let results = findings.map { result($0, positions[$0.rule], prints.next(for: $0)) }
    return [
      "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
      "runs": [
        [
          "tool": [
            "driver": [
              "name": "tickets", "version": .string(version),
              "rules": .array(rules.map(descriptor) + others.map { ["id": .string($0)] }),
            ]
          ],
          "columnKind": "unicodeCodePoints",
          "originalUriBaseIds": [
            "%SRCROOT%": ["description": ["text": "The root of the repository."]]
          ],
          "results": .array(results),
        ]
      ],
    ]
  }

  private func descriptor(_ rule: RuleSummary) -> JSONValue {
    [
      "id": .string(rule.name), "shortDescription": ["text": .string(rule.checks)],
      "help": ["text": .string(rule.help)],
      "defaultConfiguration": ["level": level(rule.severity)],
    ]
  }

  private func result(_ finding: Finding, _ position: Int?, _ fingerprint: String) -> JSONValue {
    var pairs: [(String, JSONValue)] = [
      ("ruleId", .string(finding.rule)), ("ruleIndex", .int(position ?? -1)),
      ("level", level(finding.severity)), ("message", ["text": .string(words(of: finding))]),
      ("locations", [location(of: finding)]),
      ("partialFingerprints", ["ticketsFinding/v1": .string(fingerprint)]),
    ]
    if let commit = finding.commit { pairs.append(("properties", ["commit": .string(commit)])) }
    return .object(pairs)
  }

  private func words(of finding: Finding) -> String {
    let place = finding.commit.map { " (commit \($0.prefix(12)))" } ?? ""
    return finding.message + place + (finding.hint.map { "\nhint: \($0)" } ?? "")
  }

  private func location(of finding: Finding) -> JSONValue {
    let physical: JSONValue = [
      "artifactLocation": [
        "uri": .string(PercentEncoding.path(finding.path)), "uriBaseId": "%SRCROOT%",
      ],
      "region": [
        "startLine": .int(max(1, finding.location.line)),
        "startColumn": .int(max(1, finding.location.column)),
      ],
    ]
    guard let ticket = finding.ticket else { return ["physicalLocation": physical] }
    return ["physicalLocation": physical, "logicalLocations": [["name": .string(ticket)]]]
  }

  private func level(_ severity: Severity) -> JSONValue {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .off: "none"
    }
  }
}
