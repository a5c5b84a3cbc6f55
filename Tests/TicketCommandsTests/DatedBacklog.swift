import Foundation
import TestSupport
import Testing

/// A backlog whose tickets come to states at given moments: each moment is a commit.
struct DatedBacklog {
  let backlog: TestBacklog

  /// Stories such as `2018-01-01 Backlog, 2018-01-02T10:30 Done`, by the tickets' ids; a workflow such
  /// as `Backlog: todo, Done: done`. All in UTC.
  init(workflow: String, _ stories: [String: String]) throws {
    backlog = try TestBacklog(isCommitted: false)
    try backlog.repository.remove("backlog")
    let states = workflow.split(separator: ",").map { state in
      let parts = state.split(separator: ":").map { $0.trimmingCharacters(in: .whitespaces) }
      return "  \(parts[0]): {category: \(parts[1])}\n"
    }
    let steps = stories.sorted { $0.key < $1.key }.flatMap { id, story in
      story.split(separator: ",").map { step in
        let words = step.split(separator: " ", maxSplits: 1).map(String.init)
        return (moment: words[0], id: id, state: words[1])
      }
    }
    let configuration = "timezone: UTC\nworkflow:\n" + states.joined()
    var stream = ""
    for (moment, steps) in Dictionary(grouping: steps, by: \.moment).sorted(by: { $0.key < $1.key })
    {
      let seconds = try DatedBacklog.seconds(of: moment)
      stream += "commit refs/heads/main\n"
      stream += "committer Ada Example <ada@example.com> \(seconds) +0000\ndata 2\nx\n"
      stream += DatedBacklog.file("backlog.yml", configuration)
      for step in steps {
        let text = "---\nid: \(step.id)\ntitle: The \(step.id)\nstatus: \(step.state)\n---\n"
        stream += DatedBacklog.file("t/\(step.id).md", text)
      }
    }
    try backlog.repository.git(["fast-import", "--quiet"], input: stream)
    try backlog.repository.git(["reset", "-q", "--hard", "main"])
  }

  /// What a report says, up to the end of a day.
  func report(_ arguments: String..., asOf: String) throws -> [String: Any] {
    let result = try backlog.run(
      ["report"] + arguments + ["--format", "json", "--as-of", asOf])
    #expect(result.status == 0, "\(result.errors)")
    let value = try JSONSerialization.jsonObject(with: Data(result.output.utf8))
    return try #require(value as? [String: Any])
  }

  /// The values of one key in the rows of a report.
  func rows<Value>(
    _ report: [String: Any], _ name: String, _ key: String, as: Value.Type = Int.self
  ) throws -> [Value] {
    try #require(report[name] as? [[String: Any]]).compactMap { $0[key] as? Value }
  }

  private static func file(_ path: String, _ text: String) -> String {
    "M 100644 inline backlog/\(path)\ndata \(text.utf8.count)\n\(text)\n"
  }

  private static func seconds(of moment: String) throws -> Int {
    let whole = moment.contains("T") ? moment + ":00Z" : moment + "T00:00:00Z"
    return Int(try #require(ISO8601DateFormatter().date(from: whole)).timeIntervalSince1970)
  }
}
