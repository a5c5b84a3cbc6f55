import Foundation
import TestSupport
import Testing

/// The five projects that come with the tool: their facts, and each of their rules at work.
@Suite struct BundledBacklogTests {
  let backlog: TestBacklog

  init() throws { backlog = try TestBacklog(bundled: ()) }

  private func tickets(
    _ project: String, of backlog: TestBacklog
  ) throws -> [String: [String: any Hashable & Sendable]] {
    let result = try backlog.run(["list", "-p", project, "--format", "json"])
    let list = try #require(
      try JSONSerialization.jsonObject(with: Data(result.output.utf8)) as? [[String: Any]])
    let pairs = list.map { ticket in
      ("\(ticket["id"] ?? "")", ticket.compactMapValues { "\($0)" as any Hashable & Sendable })
    }
    return Dictionary(pairs) { first, _ in first }
  }

  @Test func nothingInItOffendsARule() throws {
    let result = try backlog.run(["check"])
    #expect(result.status == 0)
    #expect(result.output.contains("nothing found"), "\(result.output)")
  }

  /// What a seed says of its tickets stands in the project as well, whatever the words.
  @Test(arguments: [
    ("000", "p3", "p3", "P3", "P3"), ("001", "luneo", "luneo", "LUNEO", "LUNEO"),
    ("002", "planification", "voip", "PLANIFICATION", "VOIP"),
    ("003", "vac", "coach", "VAC", "COACH"),
    ("004", "production", "production", "PRODUCTION", "PRODUCTION"),
  ])
  func theFactsAreThoseOfTheSeed(
    seed: String, imported: String, project: String, prefix: String, own: String
  ) throws {
    guard let path = SeedFiles.path(seed) else { return }
    let other = try TestBacklog()
    #expect(try other.run(["import", path]).status == 0)
    let theirs = try tickets(imported, of: other)
    let ours = try tickets(project, of: backlog)
    let renamed = { (id: String) in
      id.hasPrefix(prefix + "-") ? own + id.dropFirst(prefix.count) : id
    }
    #expect(Set(theirs.keys.map(renamed)) == Set(ours.keys))
    for (id, ticket) in theirs {
      let mine = try #require(ours[renamed(id)])
      for field in [
        "priority", "estimate", "domain", "labels", "sprint", "wave", "order",
      ] {
        #expect("\(ticket[field] ?? "")" == "\(mine[field] ?? "")", "\(id) \(field)")
      }
      let length = { (value: Any?) in "\(value ?? "")".prefix { $0 != " " } }
      #expect(length(ticket["duration"]) == length(mine["duration"]), "\(id) duration")
      #expect(renamed("\(ticket["parent"] ?? "")") == "\(mine["parent"] ?? "")", "\(id) parent")
      if project != "p3" {
        #expect("\(ticket["status"] ?? "")" == "\(mine["status"] ?? "")", "\(id) status")
      }
    }
  }

  /// One rule: what leads up to it, what it refuses, the cure, and that the same then passes.
  struct Case: Sendable, CustomTestStringConvertible {
    var rule: String
    var before: [[String]] = []
    var refused: [String]
    var cure: [[String]]
    var testDescription: String { rule }
  }

  static let cases = [
    Case(
      rule: "acceptance-met", before: [["move", "P3-101", "in-progress"]],
      refused: ["move", "P3-101", "done"], cure: [["tick", "P3-101", "--all"]]),
    Case(
      rule: "undated-remediation", refused: ["move", "P3-TD-01", "in-progress"],
      cure: [["set", "P3-TD-01", "due=2026-06-30"]]),
    Case(
      rule: "undated-debt", refused: ["set", "BE-VERT-001", "type=debt"],
      cure: [["set", "BE-VERT-001", "due=2026-06-30"]]),
    Case(
      rule: "unplanned-schema-change",
      before: [
        ["set", "DATA-VERT-002", "labels+=schema"], ["move", "DATA-VERT-002", "todo"],
        ["move", "DATA-VERT-002", "in-progress"],
      ],
      refused: ["move", "DATA-VERT-002", "done"],
      cure: [
        ["write", "DATA-VERT-002", "\n## Migration plan\n\nAdd.\n\n## Rollback plan\n\nDrop.\n"]
      ]),
    Case(
      rule: "open-p0-blocks-release",
      before: [["move", "LUNEO-F2", "todo"], ["move", "LUNEO-F2", "in-progress"]],
      refused: ["move", "LUNEO-F2", "done"],
      cure: ["todo", "in-progress", "done"].map { ["move", "--where", "parent:LUNEO-F2", $0] }),
    Case(
      rule: "untested-sensitive-feature",
      before: [
        ["set", "LUNEO-F15", "labels+=sensitive"], ["move", "LUNEO-F15", "todo"],
        ["move", "LUNEO-F15", "in-progress"],
      ],
      refused: ["move", "LUNEO-F15", "done"],
      cure: [
        ["set", "BE-API-001", "labels+=e2e,nominal"], ["set", "FE-MKT-002", "labels+=e2e,error"],
      ]),
    Case(
      rule: "definition-of-done",
      before: [
        ["set", "VOIP-S0-1", "owner=Ada"], ["move", "VOIP-S0-1", "todo"],
        ["move", "VOIP-S0-1", "in-progress"],
      ],
      refused: ["move", "VOIP-S0-1", "done"],
      cure: [
        ["write", "VOIP-S0-1", "\n## Definition of Done\n\n- [x] Code and tests are green\n"],
        ["set", "VOIP-S0-1", "reviewer=Grace"],
      ]),
    Case(
      rule: "tasks-done", refused: ["move", "ENV-002", "review"],
      cure: [["tick", "ENV-002", "--all", "--section", "Tasks"]]),
    Case(
      rule: "unprioritised", refused: ["set", "PRODUCTION-E1-1", "priority="],
      cure: [["set", "PRODUCTION-E1-1", "priority=P1"]]),
    Case(
      rule: "open-stories",
      before: [["move", "PRODUCTION-E1", "todo"], ["move", "PRODUCTION-E1", "in-progress"]],
      refused: ["move", "PRODUCTION-E1", "done"],
      cure: [
        ["tick", "PRODUCTION-E1-1", "--all"], ["tick", "PRODUCTION-E1-2", "--all"],
        ["tick", "PRODUCTION-E1-3", "--all"],
      ]
        + ["todo", "in-progress", "done"].map { ["move", "--where", "parent:PRODUCTION-E1", $0] }),
  ]

  @Test(arguments: cases)
  func aRuleRefusesAndPasses(_ test: Case) throws {
    for step in test.before { try carryOut(step) }
    let refused = try backlog.run(test.refused)
    #expect(refused.status == 1)
    #expect(refused.errors.contains("error[\(test.rule)]"), "\(refused.errors)")
    for step in test.cure { try carryOut(step) }
    if test.rule != "unprioritised" { try carryOut(test.refused) }
  }

  private func carryOut(_ step: [String]) throws {
    guard step[0] != "write" else {
      let path = try backlog.run(["show", step[1], "--format", "json"]).output
        .firstMatch(of: /"path": ?"([^"]+)"/).map { String($0.1) }
      let file = try #require(path)
      return try backlog.repository.write(file, try backlog.repository.text(file) + step[2])
    }
    let result = try backlog.run(step)
    #expect(result.status == 0, "\(step): \(result.errors)")
  }

  @Test(arguments: [
    "P3-101 estimate=4", "P3-101 priority=P7", "P3-101 type=epic", "BE-VERT-001 estimate=5",
    "BE-VERT-001 domain=mobile", "BE-VERT-001 priority=P3", "BACK-001 labels+=kubernetes",
    "BACK-001 estimate=XXL", "BACK-001 priority=P4", "VOIP-S1-1 type=task",
    "PRODUCTION-E1-1 wave=4", "PRODUCTION-E1-1 priority=high",
  ])
  func onlyTheSeedsValuesAreAllowed(assignment: String) throws {
    let result = try backlog.run(["set"] + assignment.split(separator: " ").map(String.init))
    #expect(result.status == 1)
    #expect(result.errors.contains("error[invalid-value]"), "\(result.errors)")
  }
}
