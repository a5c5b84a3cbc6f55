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
}
