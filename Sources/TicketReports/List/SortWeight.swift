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
    let texts = snapshot.texts(field, of: ticket)
    guard let first = texts.first else { return .missing }
    let own = weight(of: first, in: field, for: ticket)
    guard texts.count > 1, case .text = own else { return own }
    return .text(texts.joined(separator: ", ").lowercased())
  }

  /// What one value weighs in a field of a ticket.
  func weight(of text: String, in field: String, for ticket: Ticket) -> SortWeight {
    let configuration = snapshot.configuration(for: ticket)
    let place: Int? =
      switch field {
      case "status": configuration.workflow.position(of: text)
      case "category" where configuration.fields[field] == nil:
        StateCategory.allCases.firstIndex { $0.rawValue == text }
      default: self.place(text, field, configuration.fields[field])
      }
    if let place { return .number(Double(place)) }
    switch configuration.fields[field]?.type {
    case .number, .integer:
      if let number = FieldType.number(text) { return .number(number) }
    case .date:
      if let day = CalendarDay(text) { return .number(Double(day.daysSinceEpoch)) }
    default: break
    }
    return .text(text.lowercased())
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
