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

  /// A project may have renamed its tasks, `task-8` to `BACK-8`: the number is what counts then.
  static func settle(_ records: inout [SourceRecord]) -> [ImportPlan.ImportNotice] {
    let ids = records.compactMap(\.id)
    let known = Set(ids.map { $0.lowercased() })
    let byNumber = Dictionary(grouping: ids) { number(of: $0) ?? "" }
    var notices: [ImportPlan.ImportNotice] = []
    for index in records.indices {
      for place in records[index].values.indices {
        let value = records[index].values[place]
        guard [.concept(.dependsOn), .concept(.parent)].contains(value.place),
          value.text.lowercased().hasPrefix("task-"), !known.contains(value.text.lowercased()),
          let number = number(of: value.text), let found = byNumber[number], found.count == 1
        else { continue }
        records[index].values[place].text = found[0]
        notices.append(
          .init(
            line: records[index].lines.lowerBound + 1,
            message: "\(value.name): \(value.text) is \(found[0]) by its number"))
      }
    }
    return notices
  }

  /// `345.01` of `task-345.01`, as `345.1`; nil where there is none.
  private static func number(of id: String) -> String? {
    guard let hyphen = id.lastIndex(of: "-"), !id.lowercased().hasPrefix("draft-") else {
      return nil
    }
    let parts = id[id.index(after: hyphen)...].split(separator: ".").map { Int($0) }
    guard !parts.isEmpty, !parts.contains(nil) else { return nil }
    return parts.compactMap { $0.map(String.init) }.joined(separator: ".")
  }
}
