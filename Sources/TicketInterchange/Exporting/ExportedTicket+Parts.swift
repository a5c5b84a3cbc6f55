import TicketModel
import TicketSyntax

extension ExportedTicket {
  var id: String { ticket.idText ?? "" }
  var title: String { ticket.title ?? "" }

  /// The fields but id and title, in the order of the file.
  var fields: [(name: String, value: FieldValue)] {
    ticket.fields.filter { $0.name != "id" && $0.name != "title" && $0.value != .null }
  }

  /// What a form does not give back when it is read again: fields that it has no place for, or has
  /// one for that changes them. The id comes first where it is one of them.
  func uncarried(by record: SourceRecord) -> [(name: String, value: FieldValue)] {
    var record = record
    record.body = ""
    record.lines = 0..<1
    let options = ImportOptions(configuration: configuration)
    let plan = BacklogReader.plan(of: [record], lines: [""], title: nil, options: options)
    let ticket = plan.files.first { $0.ticketID != nil }
    let back = ticket.map { TicketDocument(bytes: $0.bytes) } ?? TicketDocument(bytes: [])
    var fields = self.ticket.fields.filter { $0.value != .null && back[$0.name]?.value != $0.value }
      .map { (name: $0.name, value: $0.value) }
    for entry in back.entries where self.ticket.value(entry.key) ?? .null == .null {
      fields.append((entry.key, .null))
    }
    return fields
  }

  /// What stands below the front matter, without blank lines around it.
  var body: String {
    let bytes = FileImage.split(ticket.document.bytes).body
    let text = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
    return text.trimmed(of: "\n")
  }

  var category: StateCategory? {
    ticket.status.flatMap { configuration.workflow.category(of: $0) }
  }

  var isClosed: Bool { category == .done || category == .dropped }

  /// The first text of a field; empty where it is not there.
  func first(_ field: String) -> String { ticket.texts(field).first ?? "" }
}
