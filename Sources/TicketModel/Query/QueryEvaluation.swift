internal import TicketSyntax

/// One ticket under a query.
struct QueryEvaluation {
  let ticket: Ticket
  let snapshot: BacklogSnapshot
  let today: CalendarDay

  func matches(_ node: QueryNode) -> Bool {
    switch node {
    case .all(let parts): parts.allSatisfy(matches)
    case .any(let parts): parts.contains(where: matches)
    case .not(let part): !matches(part)
    case .test(let test): passes(test)
    }
  }

  private func passes(_ test: QueryTest) -> Bool {
    switch test {
    case .equals(let field, let operands):
      let type = type(of: field)
      return texts(field).contains { text in operands.contains { equals(text, $0, type) } }
    case .compare("status", let comparison, let operand):
      return compareStates(comparison, operand)
    case .compare(let field, let comparison, let operand):
      let type = type(of: field)
      return texts(field).contains { compare($0, comparison, operand, type) }
    case .has(let field): return has(field)
    case .condition(let condition): return holds(condition)
    case .text(let needle): return holds(needle)
    }
  }

  private func holds(_ needle: TextNeedle) -> Bool {
    needle.isIn(ticket.title ?? "") || needle.isIn(ticket.idText ?? "")
      || needle.isIn(ticket.document.body.text)
  }
}

// MARK: - Values

extension QueryEvaluation {
  /// The declaration that the ticket's own configuration has of a field.
  private func declaration(_ field: String) -> FieldDeclaration? {
    (snapshot.projects[ticket.project] ?? snapshot.configuration).fields[field]
  }

  private func type(of field: String) -> FieldType {
    declaration(field)?.type ?? .string
  }

  /// The value that no line of the file holds; nil for fields that stand in the file.
  private func computed(_ field: String) -> [String]? {
    guard QueryVocabulary.computedFields.contains(field), declaration(field) == nil else {
      return nil
    }
    switch field {
    case "project": return [ticket.project]
    case "path": return [ticket.path]
    default: return snapshot.category(of: ticket).map { [$0.rawValue] } ?? []
    }
  }

  private func texts(_ field: String) -> [String] {
    computed(field) ?? ticket.texts(field)
  }

  private func has(_ field: String) -> Bool {
    if let texts = computed(field) { return texts.contains { !$0.isEmpty } }
    return ticket.value(field)?.holdsSomething ?? false
  }

  private func equals(_ text: String, _ operand: QueryOperand, _ type: FieldType) -> Bool {
    switch type {
    case .number, .integer:
      if let a = FieldType.number(text), let b = operand.number { return a == b }
    case .date:
      if let a = CalendarDay(text), let b = day(operand) { return a == b }
    case .string, .boolean, .list, .id:
      break
    }
    return text == operand.text || text.lowercased() == operand.folded
  }

  private func compare(
    _ text: String, _ comparison: QueryComparison, _ operand: QueryOperand, _ type: FieldType
  ) -> Bool {
    switch type {
    case .number, .integer:
      guard let a = FieldType.number(text), let b = operand.number else { return false }
      return comparison.holds(a, b)
    case .date:
      guard let a = CalendarDay(text), let b = day(operand) else { return false }
      return comparison.holds(a, b)
    case .string, .boolean, .list, .id:
      return comparison.holds(NaturalText(text.lowercased()), NaturalText(operand.folded))
    }
  }

  /// States compare by their place in the ticket's workflow.
  private func compareStates(_ comparison: QueryComparison, _ operand: QueryOperand) -> Bool {
    let workflow = (snapshot.projects[ticket.project] ?? snapshot.configuration).workflow
    guard let a = ticket.status.flatMap(workflow.position),
      let b = workflow.position(of: operand.text)
    else { return false }
    return comparison.holds(a, b)
  }

  private func day(_ operand: QueryOperand) -> CalendarDay? {
    operand.day ?? (operand.folded == QueryOperand.today ? today : nil)
  }
}

// MARK: - Conditions

extension QueryEvaluation {
  private func holds(_ condition: QueryCondition) -> Bool {
    let category = snapshot.category(of: ticket)
    let isOpen = category != .done && category != .dropped
    switch condition {
    case .open: return isOpen
    case .started: return category == .doing
    case .done: return category == .done
    case .dropped: return category == .dropped
    case .blocked: return isOpen && isBlocked
    case .overdue: return isOpen && isOverdue
    }
  }

  private var isOverdue: Bool {
    ticket.texts("due").contains { text in CalendarDay(text).map { $0 < today } ?? false }
  }

  /// Said to be blocked, or waiting for a ticket that is neither done nor dropped.
  private var isBlocked: Bool {
    ticket.isMarkedBlocked
      || ticket.texts("depends-on").contains { id in
        guard let other = snapshot[id] else { return false }
        let category = snapshot.category(of: other)
        return category != .done && category != .dropped
      }
  }
}

extension Ticket {
  /// Whether the `blocked` field says so: it is there, and neither empty, `false` nor `no`.
  public var isMarkedBlocked: Bool {
    guard let value = value("blocked"), value.holdsSomething else { return false }
    return !["false", "no"].contains(value.text?.lowercased())
  }
}

extension FieldValue {
  /// Whether there is a text or a mapping somewhere in it.
  var holdsSomething: Bool {
    switch self {
    case .list(let values): values.contains(where: \.holdsSomething)
    case .null, .scalar, .mapping: !isEmpty
    }
  }
}

/// A text in the natural order.
struct NaturalText: Comparable {
  let text: String

  init(_ text: String) {
    self.text = text
  }

  static func < (a: NaturalText, b: NaturalText) -> Bool { NaturalOrder.isLess(a.text, b.text) }
}
