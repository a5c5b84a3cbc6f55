/// A folder of kanban-md.
enum KanbanMdImporter: FolderImporter {
  static let name = "kanban-md"
  static let summary = "a folder of kanban-md"
  static let tellingKeys = ["id", "status", "priority", "updated"]
  static let keys: [String: SourceRecord.Place?] = [
    "assignee": .concept(.owner), "tags": .concept(.labels), "depends_on": .concept(.dependsOn),
    "updated": .body, "started": .body, "completed": .body, "class": .field("class"),
    "block_reason": .field("blocked"), "blocked": .body, "claimed_by": .body, "claimed_at": .body,
    "parent": .concept(.parent),
  ]
}
