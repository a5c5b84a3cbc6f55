internal import TicketModel

/// What a value weighs in an order.
enum SortWeight: Hashable, Comparable {
  /// A place or a number.
  case number(Double)
  /// A text, already folded.
  case text(String)
  /// No value.
  case missing

  static func < (a: SortWeight, b: SortWeight) -> Bool {
    switch (a, b) {
    case (.number(let x), .number(let y)): x < y
    case (.text(let x), .text(let y)): NaturalOrder.isLess(x, y)
    case (.number, .text), (.number, .missing), (.text, .missing): true
    default: false
    }
  }
}

/// Weighs the values of a backlog's tickets.
struct SortWeights {
  let snapshot: BacklogSnapshot

  init(_ snapshot: BacklogSnapshot) {
    self.snapshot = snapshot
  }

  /// What a ticket's field weighs.
  func weight(_ field: String, of ticket: Ticket) -> SortWeight {
    let configuration = snapshot.configuration(for: ticket)
    switch field {
    case "status":
      guard let status = ticket.status else { return .missing }
      return configuration.workflow.position(of: status).map { .number(Double($0)) }
        ?? .text(status.lowercased())
    case "category" where configuration.fields[field] == nil:
      let category = snapshot.category(of: ticket)
      return category.flatMap(StateCategory.allCases.firstIndex).map { .number(Double($0)) }
        ?? .missing
    default:
      let texts = snapshot.texts(field, of: ticket)
      guard let first = texts.first else { return .missing }
      return weight(first, all: texts, field, configuration.fields[field])
    }
  }

  private func weight(
    _ first: String, all texts: [String], _ field: String, _ declaration: FieldDeclaration?
  ) -> SortWeight {
    if let place = place(first, field, declaration) { return .number(Double(place)) }
    switch declaration?.type {
    case .number, .integer:
      if let number = FieldType.number(first) { return .number(number) }
    case .date:
      if let day = CalendarDay(first) { return .number(Double(day.daysSinceEpoch)) }
    default: break
    }
    return .text(texts.joined(separator: ", ").lowercased())
  }

  /// The place of a value among those declared, numbers excepted; of a priority also by its name.
  private func place(_ text: String, _ field: String, _ declaration: FieldDeclaration?) -> Int? {
    if field == "priority" { return PriorityScale(declaration).rank(text) }
    guard let choices = declaration?.oneOf, declaration?.type != .number,
      declaration?.type != .integer, FieldType.number(text) == nil
    else { return nil }
    return choices.firstIndex { $0.lowercased() == text.lowercased() }
  }
}
