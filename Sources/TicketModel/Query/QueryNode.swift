/// A query's tree; its depth is bounded by the parser.
indirect enum QueryNode: Hashable, Sendable {
  /// Every part must match; without parts everything does.
  case all([QueryNode])
  /// Some part must match.
  case any([QueryNode])
  /// The part must not match.
  case not(QueryNode)
  /// One test.
  case test(QueryTest)
}

/// One test of a query on one ticket.
enum QueryTest: Hashable, Sendable {
  /// The field has one of the values.
  case equals(field: String, [QueryOperand])
  /// The field stands in that order to the value.
  case compare(field: String, QueryComparison, QueryOperand)
  /// The field is there and not empty.
  case has(field: String)
  /// The ticket is of that kind.
  case condition(QueryCondition)
  /// Title, id or body hold the text.
  case text(TextNeedle)
}

/// The comparisons of a query.
enum QueryComparison: String, Hashable, Sendable, CaseIterable {
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="

  /// Whether the comparison holds of two values in order.
  func holds<Value: Comparable>(_ a: Value, _ b: Value) -> Bool {
    switch self {
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    }
  }
}

/// What `is:` asks.
enum QueryCondition: String, Hashable, Sendable, CaseIterable {
  case open
  case started
  case done
  case dropped
  case blocked
  case overdue
}

/// A value in a query, read once in each of the ways in which it may be compared.
struct QueryOperand: Hashable, Sendable {
  /// The value as written.
  let text: String
  /// The word for the day on which the query is asked.
  static let today = "today"
  /// The value in lower case.
  let folded: String
  let number: Double?
  let day: CalendarDay?

  init(_ text: String) {
    self.text = text
    folded = text.lowercased()
    number = FieldType.number(text)
    day = CalendarDay(text)
  }
}
