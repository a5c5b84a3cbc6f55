import TicketModel
import TicketSyntax

extension ExportedTicket {
  var id: String { ticket.idText ?? "" }
  var title: String { ticket.title ?? "" }

  /// The fields but id and title, in the order of the file.
  var fields: [(name: String, value: FieldValue)] {
    ticket.fields.filter { $0.name != "id" && $0.name != "title" && $0.value != .null }
  }

  /// The fields but those that the form has a place for, as text; the id first.
  func otherFields(but placed: Set<String>) -> [(name: String, text: String)] {
    [("id", id)]
      + fields.filter { !placed.contains($0.name) }
      .map { ($0.name, ExportedTicket.text($0.value)) }
  }

  /// A value on one line: a list with commas between.
  static func text(_ value: FieldValue) -> String {
    let text: String
    switch value {
    case .null: text = ""
    case .scalar(let scalar): text = scalar
    case .list(let values): text = values.map(ExportedTicket.text).joined(separator: ", ")
    case .mapping(let pairs):
      text = pairs.map { "\($0.key) \(ExportedTicket.text($0.value))" }.joined(separator: " ")
    }
    return text.split(whereSeparator: \.isNewline).joined(separator: " ")
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
