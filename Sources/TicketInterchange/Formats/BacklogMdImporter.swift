import TicketSyntax

/// A folder of Backlog.md.
enum BacklogMdImporter: FolderImporter {
  static let name = "backlog-md"
  static let summary = "a folder of Backlog.md"
  static let tellingKeys = ["id", "status", "created_date"]
  static let keys: [String: SourceRecord.Place?] = [
    "assignee": .concept(.owner), "created_date": .concept(.created), "updated_date": .body,
    "dependencies": .concept(.dependsOn), "parent_task_id": .concept(.parent),
    "ordinal": .field("order"), "due_date": .concept(.due), "reporter": .body,
    "references": .body, "documentation": .body,
  ]

  /// Criteria are boxes between comments, which have done their work here.
  static func finish(_ record: inout SourceRecord, _ document: TicketDocument) {
    let lines = record.body.split(separator: "\n", omittingEmptySubsequences: false)
    record.body = lines.filter { line in
      let text = String(line).trimmed(of: " \r")
      return
        !(text.hasPrefix("<!--") && text.hasSuffix("-->")
        && (text.contains(":BEGIN") || text.contains(":END")))
    }.joined(separator: "\n")
  }

  /// A project may have renamed its tasks, `task-8` to `BACK-8`: the number is what counts then, where
  /// one task has it, of those under the prefix of most; milestones, decisions and drafts count apart.
  static func settle(_ records: inout [SourceRecord]) -> [ImportPlan.ImportNotice] {
    let ids = records.compactMap(\.id)
    let known = Set(ids.map { $0.lowercased() })
    let tasks =
      Dictionary(grouping: ids) { prefix(of: $0) }
      .filter { !othersPrefixes.contains($0.key) }
      .max { ($0.value.count, $1.key) < ($1.value.count, $0.key) }?.value ?? []
    let byNumber = Dictionary(grouping: tasks) { number(of: $0) ?? "" }
    var notices: [ImportPlan.ImportNotice] = []
    for index in records.indices {
      for place in records[index].values.indices {
        let value = records[index].values[place]
        guard [.concept(.dependsOn), .concept(.parent)].contains(value.place),
          value.text.lowercased().hasPrefix("task-"), !known.contains(value.text.lowercased()),
          let number = number(of: value.text), let named = byNumber[number], named.count == 1,
          let found = named.first
        else { continue }
        records[index].values[place].text = found
        notices.append(
          .init(
            line: records[index].lines.lowerBound + 1,
            message: "\(value.name): \(value.text) is \(found) by its number"))
      }
    }
    return notices
  }

  private static let othersPrefixes: Set = ["draft", "m", "milestone", "decision", "doc"]

  private static func prefix(of id: String) -> String {
    id.lastIndex(of: "-").map { id[..<$0].lowercased() } ?? ""
  }

  /// `345.01` of `task-345.01`, as `345.1`; nil where there is none.
  private static func number(of id: String) -> String? {
    guard let hyphen = id.lastIndex(of: "-") else { return nil }
    let parts = id[id.index(after: hyphen)...].split(separator: ".").map { Int($0) }
    guard !parts.isEmpty, !parts.contains(nil) else { return nil }
    return parts.compactMap { $0.map(String.init) }.joined(separator: ".")
  }
}
