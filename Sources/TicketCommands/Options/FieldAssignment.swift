internal import ArgumentParser
internal import TicketModel
internal import TicketStore
internal import TicketSyntax

/// One `field=value`, `field+=value` or `field-=value` of a command line.
struct FieldAssignment: ExpressibleByArgument, Hashable {
  /// What is to become of the value that is there.
  enum Operation { case replace, add, remove }

  let field: String
  let operation: Operation
  let value: String

  init(_ field: String, _ value: String, _ operation: Operation = .replace) {
    self.field = field
    self.operation = operation
    self.value = value
  }

  init?(argument: String) {
    guard let sign = argument.firstIndex(of: "=") else { return nil }
    var name = argument[..<sign]
    switch name.last {
    case "+": operation = .add
    case "-": operation = .remove
    default: operation = .replace
    }
    if operation != .replace { name = name.dropLast() }
    guard let first = name.first, first.isLetter, !name.contains(where: \.isWhitespace) else {
      return nil
    }
    field = String(name)
    value = String(argument[argument.index(after: sign)...])
  }
}

extension FieldAssignment {
  /// The value of the field afterwards, in the backlog's own spelling; nil removes the field.
  func result(
    on ticket: Ticket, _ configuration: BacklogConfiguration
  ) throws(EditError) -> FieldValue? {
    if field == "title", value.contains(where: \.isNewline) {
      throw EditError(message: "a title is one line", hint: nil)
    }
    let old = ticket.value(field)
    let declaration = configuration.fields[field] ?? FieldDeclaration()
    let isList = declaration.type == .list || old.map(\.isList) ?? false
    switch operation {
    case .replace:
      let values = (isList ? elements : [value]).map { spelled($0, configuration) }
      guard values.contains(where: { !$0.isEmpty }) else { return nil }
      let staysScalar = !isList || values.count == 1 && old?.text != nil
      return staysScalar ? .scalar(values[0]) : .list(values.map(FieldValue.scalar))
    case .add:
      guard isList else {
        throw EditError(
          message: "\(field) holds one value; nothing can be added to it",
          hint: "\(field)=\(value) replaces it")
      }
      let present = Set((old?.texts ?? []).map { $0.lowercased() })
      let new = elements.map { spelled($0, configuration) }
        .filter { !present.contains($0.lowercased()) }
      guard !new.isEmpty else { return old }
      return .list((old?.elements ?? []) + new.map(FieldValue.scalar))
    case .remove:
      let unwanted = Set(elements.map { $0.lowercased() })
      let isKept = { (value: FieldValue) in
        value.text.map { !unwanted.contains($0.lowercased()) } ?? true
      }
      guard let old else { return nil }
      let rest = old.elements.filter(isKept)
      if rest.count == old.elements.count { return old }
      return rest.isEmpty ? nil : .list(rest)
    }
  }

  private var elements: [String] {
    value.split(separator: ",").map { part in
      String(part.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
    }.filter { !$0.isEmpty }
  }

  /// A value as the configuration writes it: `p0` is `P0` where that is what is allowed.
  private func spelled(_ text: String, _ configuration: BacklogConfiguration) -> String {
    if field == "status", let state = configuration.workflow.state(named: text) {
      return state.name
    }
    let allowed = configuration.fields[field]?.oneOf ?? []
    return allowed.contains(text)
      ? text : allowed.first { $0.lowercased() == text.lowercased() } ?? text
  }
}

extension FieldValue {
  fileprivate var isList: Bool { if case .list = self { true } else { false } }

  /// The elements of a list; anything else is a list of itself, nothing one of none.
  fileprivate var elements: [FieldValue] {
    switch self {
    case .null: []
    case .list(let values): values
    case .scalar, .mapping: [self]
    }
  }
}

extension TicketEditor {
  /// Carries out assignments on one ticket, as one edit.
  mutating func assign(_ assignments: [FieldAssignment], to ticket: Ticket) throws(StoreError) {
    let configuration = configuration(of: ticket)
    for assignment in assignments {
      try assignment.refuseUnknownWords(on: ticket, configuration)
    }
    let names = assignments.map(\.field).filter { $0 != "status" }
    let body = { @Sendable (ticket: Ticket) throws(EditError) in
      try ticket.assigning(assignments, configuration)
    }
    try edit(ticket, deed: names.isEmpty ? nil : "set " + names.joined(separator: ", "), body)
  }
}

extension FieldAssignment {
  /// A field or a state that nobody declared is a slip of the finger.
  func refuseUnknownWords(
    on ticket: Ticket, _ configuration: BacklogConfiguration
  ) throws(StoreError) {
    if field == "id" {
      throw StoreError(
        .configuration, "an id is not set like other fields",
        hints: ["`tickets renumber OLD NEW` changes it, and what refers to it"])
    }
    if field == "status", value.isEmpty {
      throw StoreError(.configuration, "a ticket is always in some state")
    }
    if field == "status", configuration.workflow.state(named: value) == nil {
      throw TicketEditor.unknownState(value, configuration.workflow)
    }
    guard configuration.fields[field] == nil, ticket.value(field) == nil else { return }
    let near = Spelling.suggestion(for: field, among: configuration.fieldOrder)
    throw StoreError(
      .configuration, "there is no field \(field)",
      hints: [
        near.map { "did you mean \($0)?" } ?? "declare it below `fields:` in \(configuration.path)"
      ])
  }
}

extension Ticket {
  /// The file with assignments carried out.
  func assigning(
    _ assignments: [FieldAssignment], _ configuration: BacklogConfiguration
  ) throws(EditError) -> TicketDocument {
    var ticket = self
    for assignment in assignments {
      let key = key(of: assignment.field)
      let document: TicketDocument
      if let value = try assignment.result(on: ticket, configuration) {
        let prefix = configuration.fields[assignment.field]?.prefix ?? ""
        document = try ticket.document.setting(key, to: value.withoutPrefix(prefix))
      } else {
        document = try ticket.document.removing(key)
      }
      ticket = Ticket(
        document: document, path: path, project: project, configuration: configuration)
    }
    return ticket.document
  }
}

extension FieldValue {
  /// The value as the file holds it, where a prefix is put in front on reading.
  fileprivate func withoutPrefix(_ prefix: String) -> FieldValue {
    guard !prefix.isEmpty else { return self }
    switch self {
    case .scalar(let text):
      let hasIt = text.lowercased().hasPrefix(prefix.lowercased())
      return .scalar(hasIt ? String(text.dropFirst(prefix.count)) : text)
    case .list(let values): return .list(values.map { $0.withoutPrefix(prefix) })
    case .null, .mapping: return self
    }
  }
}
