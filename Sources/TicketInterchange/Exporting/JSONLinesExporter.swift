import TicketModel
import TicketSyntax

/// A ticket a line, with its text and all that happened to it.
enum JSONLinesExporter: Exporter {
  static let name = "jsonl"
  static let summary = "a ticket a line in JSON, with its text and its full history"
  static let tellsHistory = true

  static func text(of tickets: [ExportedTicket], options: ExportOptions) -> String {
    tickets.map { object($0).text(.compact) + "\n" }.joined()
  }

  private static func object(_ ticket: ExportedTicket) -> JSONValue {
    var pairs: [(String, JSONValue)] = [
      ("id", .string(ticket.id)), ("title", .string(ticket.title)),
    ]
    var others: [(String, JSONValue)] = []
    for field in ticket.fields {
      let type = ticket.configuration.fields[field.name]?.type ?? .string
      let pair = (field.name, JSONValue(field.value, type))
      if reserved.contains(field.name) { others.append(pair) } else { pairs.append(pair) }
    }
    if !others.isEmpty { pairs.append(("fields", .object(others))) }
    pairs += [
      ("category", JSONValue(ticket.category?.rawValue)),
      ("project", .string(ticket.ticket.project)), ("path", .string(ticket.ticket.path)),
      ("body", .string(ticket.body)), ("events", .array(ticket.events.map(event))),
    ]
    return .object(pairs)
  }

  /// What stands beside the fields; fields of these names stand below `fields`.
  static let reserved: Set<String> = [
    "category", "project", "path", "body", "events", "clamped", "sections", "checkboxes", "fields",
  ]

  private static func event(_ event: TicketEvent) -> JSONValue {
    .object([
      ("from", JSONValue(event.from)), ("to", JSONValue(event.to)),
      ("recorded", .string(event.recorded.iso8601)), ("landed", .string(event.landed.iso8601)),
      ("commit", .string(event.commit)), ("author", .string(event.author.signature)),
    ])
  }
}

extension JSONValue {
  /// A field's value; a number where the field holds numbers and nothing of it is lost.
  fileprivate init(_ value: FieldValue, _ type: FieldType) {
    switch value {
    case .null: self = .null
    case .scalar(let text):
      switch type {
      case .number, .integer:
        self = Int(text).flatMap { String($0) == text ? .int($0) : nil } ?? .string(text)
      case .boolean where text == "true" || text == "false": self = .bool(text == "true")
      default: self = .string(text)
      }
    case .list(let values): self = .array(values.map { JSONValue($0, .string) })
    case .mapping(let pairs):
      self = .object(pairs.map { ($0.key, JSONValue($0.value, .string)) })
    }
  }
}
