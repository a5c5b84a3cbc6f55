import TicketSyntax

/// A folder of `tk`, which keeps tickets in `.tickets`.
enum TkImporter: FolderImporter {
  static let name = "tk"
  static let summary = "a folder of tk (.tickets)"
  static let tellingKeys = ["id", "status", "deps"]
  static let keys: [String: SourceRecord.Place?] = [
    "deps": .concept(.dependsOn), "links": .body, "assignee": .concept(.owner),
    "tags": .concept(.labels), "external-ref": .body, "parent": .concept(.parent),
  ]

  /// Priorities are numbers from 0, the highest, to 4.
  static func finish(_ record: inout SourceRecord, _ document: TicketDocument) {
    for index in record.values.indices where record.values[index].place == .concept(.priority) {
      let text = record.values[index].text
      if let number = Int(text), (0...4).contains(number) {
        record.values[index].text = "P\(number)"
      }
    }
  }
}
