import Testing
import TicketModel
import TicketReports
import TicketSyntax

/// What the schema of SARIF 2.1.0 (OASIS) asks of the objects that the log is made of.
private struct Shape {
  /// What must be there.
  var required: [String] = []
  /// Of these one must be there.
  var anyOf: [String] = []
  /// What may be there, with the shape of each object or of an array's elements; none for a plain value.
  var properties: [String: String?]
}

private let shapes: [String: Shape] = [
  "log": Shape(
    required: ["version", "runs"], properties: ["$schema": nil, "version": nil, "runs": "run"]),
  "run": Shape(
    required: ["tool"],
    properties: [
      "tool": "tool", "columnKind": nil, "originalUriBaseIds": "bases", "results": "result",
    ]),
  "tool": Shape(required: ["driver"], properties: ["driver": "toolComponent"]),
  "toolComponent": Shape(
    required: ["name"],
    properties: [
      "name": nil, "version": nil, "semanticVersion": nil, "informationUri": nil,
      "rules": "reportingDescriptor",
    ]),
  "reportingDescriptor": Shape(
    required: ["id"],
    properties: [
      "id": nil, "shortDescription": "multiformatMessageString",
      "help": "multiformatMessageString", "defaultConfiguration": "reportingConfiguration",
    ]),
  "multiformatMessageString": Shape(
    required: ["text"], properties: ["text": nil, "markdown": nil]),
  "reportingConfiguration": Shape(properties: ["level": nil]),
  "bases": Shape(properties: ["%SRCROOT%": "artifactLocation"]),
  "result": Shape(
    required: ["message"],
    properties: [
      "ruleId": nil, "ruleIndex": nil, "level": nil, "message": "message",
      "locations": "location", "partialFingerprints": "strings", "properties": "strings",
    ]),
  "message": Shape(anyOf: ["text", "id"], properties: ["text": nil, "markdown": nil, "id": nil]),
  "location": Shape(
    properties: ["physicalLocation": "physicalLocation", "logicalLocations": "logicalLocation"]),
  "physicalLocation": Shape(
    anyOf: ["address", "artifactLocation"],
    properties: ["artifactLocation": "artifactLocation", "region": "region"]),
  "artifactLocation": Shape(
    properties: ["uri": nil, "uriBaseId": nil, "description": "message"]),
  "logicalLocation": Shape(properties: ["name": nil]),
  "region": Shape(
    anyOf: ["startLine", "charOffset", "byteOffset"],
    properties: ["startLine": nil, "startColumn": nil]),
]

@Suite struct SARIFSchemaTests {
  private let findings = [
    Finding(
      rule: "unknown-status", path: "backlog/p 3/é:a,100%.md",
      location: SourceLocation(line: 4, column: 9), message: "no state", hint: "done?",
      ticket: "P3-1"),
    Finding(
      rule: "illegal-transition", severity: .warning, path: "backlog/a.md", message: "no",
      commit: "0123456789abcdef0123456789abcdef01234567"),
    Finding(
      rule: "configuration", path: "backlog/backlog.yml",
      location: SourceLocation(line: 0, column: 0), message: "unknown key"),
  ]

  private func offences(
    of value: JSONValue, as name: String, at path: String
  ) -> [String] {
    if case .array(let elements) = value {
      return elements.enumerated().flatMap { offences(of: $1, as: name, at: "\(path)[\($0)]") }
    }
    guard case .object(let pairs) = value else { return ["\(path) is no object"] }
    guard let shape = shapes[name] else {
      return pairs.filter { if case .string = $0.1 { false } else { true } }.map { path + $0.0 }
    }
    let keys = Set(pairs.map(\.0))
    var faults = shape.required.filter { !keys.contains($0) }.map { "\(path): no \($0)" }
    if !shape.anyOf.isEmpty, keys.isDisjoint(with: shape.anyOf) {
      faults.append("\(path): none of \(shape.anyOf)")
    }
    for (key, inner) in pairs {
      guard let known = shape.properties[key] else {
        faults.append("\(path): \(key) is not in the schema")
        continue
      }
      if let known { faults += offences(of: inner, as: known, at: "\(path).\(key)") }
    }
    return faults
  }

  @Test func theLogHasTheShapeOfTheSchema() throws {
    let log = SARIFLog(
      rules: [RuleSummary(name: "unknown-status", severity: .error, checks: "c", help: "h")],
      version: "1.2.3"
    ).json(findings)
    #expect(offences(of: log, as: "log", at: "") == [])
    #expect(log["version"] == "2.1.0")
    guard case .array(let runs) = log["runs"], case .array(let results) = runs[0]["results"],
      case .array(let rules) = runs[0]["tool"]?["driver"]?["rules"]
    else {
      Issue.record("no results")
      return
    }
    #expect(results.count == 3)
    for (result, finding) in zip(results, findings) {
      #expect(["error", "warning", "note", "none"].contains(result["level"]))
      guard case .int(let index) = result["ruleIndex"], rules.indices.contains(index) else {
        Issue.record("a result without its rule: \(finding.rule)")
        continue
      }
      #expect(rules[index]["id"] == .string(finding.rule))
      guard case .array(let places) = result["locations"],
        let region = places.first?["physicalLocation"]?["region"],
        case .int(let line) = region["startLine"], case .int(let column) = region["startColumn"]
      else {
        Issue.record("a result without a place: \(finding.rule)")
        continue
      }
      #expect(line >= 1 && column >= 1)
    }
  }

  /// The check itself finds what is missing, and what should not be there.
  @Test func aLogThatIsNoneIsFound() {
    #expect(offences(of: ["version": "2.1.0"], as: "log", at: "") == [": no runs"])
    #expect(
      offences(of: ["message": ["markdown": "x"], "rule": "y"], as: "result", at: "r") == [
        "r.message: none of [\"text\", \"id\"]", "r: rule is not in the schema",
      ])
  }
}
