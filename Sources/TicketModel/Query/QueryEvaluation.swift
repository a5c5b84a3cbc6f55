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
    case .equals("status", let operands):
      return operands.contains(where: isInState)
    case .equals(let field, let operands):
      let type = type(of: field)
      return texts(field).contains { text in operands.contains { equals(text, $0, type) } }
    case .compare("status", let comparison, let operand):
      return compareStates(comparison, operand)
    case .compare(let field, let comparison, let operand):
      let type = type(of: field)
      let choices = type == .string || type == .list ? declaration(field)?.oneOf : nil
      return texts(field).contains { text in
        choices.flatMap { compare(text, comparison, operand, among: $0) }
          ?? compare(text, comparison, operand, type)
      }
    case .holds(let field, let needles):
      return texts(field).contains { text in needles.contains { $0.isIn(text) } }
    case .has(let field): return has(field)
    case .condition(let condition): return holds(condition)
    case .text(let needle): return holds(needle)
    case .idOrText(let id, let needle):
      guard snapshot[id] != nil else { return holds(needle) }
      return ticket.idText.map { Caseless.isEqual($0, toFolded: id) } ?? false
    }
  }

  private func holds(_ needle: TextNeedle) -> Bool {
    needle.isIn(ticket.title ?? "") || needle.isIn(ticket.idText ?? "")
      || needle.isIn(ticket.document.body.text)
  }
}

// MARK: - Values

extension QueryEvaluation {
  private var configuration: BacklogConfiguration { snapshot.configuration(for: ticket) }

  /// The declaration that the ticket's own configuration has of a field.
  private func declaration(_ field: String) -> FieldDeclaration? {
    configuration.fields[field]
  }

  /// The field that no line of the file holds; nil for fields that stand in the file.
  private func computed(_ field: String) -> ComputedField? {
    declaration(field) == nil ? ComputedField(rawValue: field) : nil
  }

  private func type(of field: String) -> FieldType {
    declaration(field)?.type ?? ComputedField(rawValue: field)?.type ?? .string
  }

  private func texts(_ field: String) -> [String] {
    computed(field).map(texts) ?? ticket.texts(field)
  }

  private func has(_ field: String) -> Bool {
    computed(field).map(has) ?? ticket.value(field)?.holdsSomething ?? false
  }

  private func equals(_ text: String, _ operand: QueryOperand, _ type: FieldType) -> Bool {
    switch type {
    case .number, .integer:
      if let a = FieldType.number(text), let b = operand.number { return a == b }
    case .date:
      if let a = CalendarDay(text), let b = operand.day(today: today) { return a == b }
    case .string, .boolean, .list, .id:
      break
    }
    return Caseless.isEqual(text, toFolded: operand.folded)
  }

  private func compare(
    _ text: String, _ comparison: QueryComparison, _ operand: QueryOperand, _ type: FieldType
  ) -> Bool {
    switch type {
    case .number, .integer:
      guard let a = FieldType.number(text), let b = operand.number else { return false }
      return comparison.holds(a, b)
    case .date:
      guard let a = CalendarDay(text), let b = operand.day(today: today) else { return false }
      return comparison.holds(a, b)
    case .string, .boolean, .list, .id:
      return comparison.holds(NaturalText(Caseless.fold(text)), NaturalText(operand.folded))
    }
  }

  /// The values that a field may have are in order; nil where one of the two is not among them.
  private func compare(
    _ text: String, _ comparison: QueryComparison, _ operand: QueryOperand, among choices: [String]
  ) -> Bool? {
    let folded = Caseless.fold(text)
    guard let a = choices.firstIndex(where: { Caseless.isEqual($0, toFolded: folded) }),
      let b = choices.firstIndex(where: { Caseless.isEqual($0, toFolded: operand.folded) })
    else { return nil }
    return comparison.holds(a, b)
  }

  /// Whether the ticket is in a state, or in one of a category whose name is no state's.
  private func isInState(_ operand: QueryOperand) -> Bool {
    guard let status = ticket.status else { return false }
    if Caseless.isEqual(status, toFolded: operand.folded) { return true }
    guard let category = StateCategory(rawValue: operand.folded),
      configuration.workflow.position(of: operand.folded) == nil
    else { return false }
    return snapshot.category(of: ticket) == category
  }

  /// States compare by their place in the ticket's workflow.
  private func compareStates(_ comparison: QueryComparison, _ operand: QueryOperand) -> Bool {
    let workflow = configuration.workflow
    guard let a = ticket.status.flatMap(workflow.position),
      let b = workflow.position(of: operand.text)
    else { return false }
    return comparison.holds(a, b)
  }
}

// MARK: - Conditions

extension QueryEvaluation {
  private func holds(_ condition: QueryCondition) -> Bool {
    let category = snapshot.category(of: ticket)
    let isOpen = category != .done && category != .dropped
    switch condition {
    case .open: return isOpen
    case .closed: return !isOpen
    case .todo: return category == .todo
    case .doing, .started: return category == .doing
    case .done: return category == .done
    case .dropped: return category == .dropped
    case .blocked: return isOpen && isBlocked
    case .waiting: return isOpen && (isInWaitState || isBlocked)
    case .overdue: return isOpen && isOverdue
    case .unestimated: return !has("estimate")
    }
  }

  private var isOverdue: Bool {
    ticket.texts("due").contains { text in CalendarDay(text).map { $0 < today } ?? false }
  }

  private var isInWaitState: Bool {
    ticket.status.flatMap(configuration.workflow.state(named:))?.wait ?? false
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
