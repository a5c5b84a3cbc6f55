internal import TicketModel
internal import TicketSyntax

extension BacklogSnapshot {
  /// The texts of a ticket's field, computed ones included, as a person reads them.
  func texts(_ field: String, of ticket: Ticket) -> [String] {
    switch field {
    case "id": ticket.idText.map { [$0] } ?? []
    case "title": ticket.title.map { [$0] } ?? []
    case "status": ticket.status.map { [$0] } ?? []
    case "project", "path", "category":
      isComputed(field, of: ticket) ? computed(field, of: ticket) : written(ticket.value(field))
    default: written(ticket.value(field))
    }
  }

  /// The same in one text, with commas between several.
  func text(_ field: String, of ticket: Ticket) -> String {
    switch field {
    case "id": ticket.idText ?? ""
    case "title": ticket.title ?? ""
    case "status": ticket.status ?? ""
    case "project", "path", "category": texts(field, of: ticket).joined(separator: ", ")
    default:
      switch ticket.value(field) {
      case .scalar(let text): text
      case let value: written(value).joined(separator: ", ")
      }
    }
  }

  /// Whether a field is made up by the tool: a declared one of that name is read from the file.
  private func isComputed(_ field: String, of ticket: Ticket) -> Bool {
    configuration(for: ticket).fields[field] == nil
  }

  private func computed(_ field: String, of ticket: Ticket) -> [String] {
    switch field {
    case "project": ticket.project.isEmpty ? [] : [ticket.project]
    case "path": [ticket.path]
    default: category(of: ticket).map { [$0.rawValue] } ?? []
    }
  }

  private func written(_ value: FieldValue?) -> [String] {
    switch value {
    case nil, .null: []
    case .scalar(let text): text.isEmpty ? [] : [text]
    case .list(let values): values.map(\.line).filter { !$0.isEmpty }
    case .mapping(let pairs): [FieldValue.mapping(pairs).line]
    }
  }
}

extension FieldValue {
  /// The value on one line: lists with commas between, mappings as `key: value`.
  var line: String {
    switch self {
    case .null: ""
    case .scalar(let text): text
    case .list(let values): values.map(\.line).joined(separator: ", ")
    case .mapping(let pairs):
      pairs.map { "\($0.key): \($0.value.line)" }.joined(separator: ", ")
    }
  }
}
