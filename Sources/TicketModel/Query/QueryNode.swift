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
  /// Some value of the field holds one of the texts.
  case holds(field: String, [TextNeedle])
  /// The field is there and not empty.
  case has(field: String)
  /// The ticket is of that kind.
  case condition(QueryCondition)
  /// Title, id or body hold the text.
  case text(TextNeedle)
  /// The ticket has that id; where no ticket has, as `text`.
  case idOrText(id: String, TextNeedle)
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
  /// Neither done nor dropped.
  case open
  /// Done or dropped.
  case closed
  case todo
  case doing
  /// The same as `doing`.
  case started
  case done
  case dropped
  /// Open, and marked so or dependent on an open ticket.
  case blocked
  /// Open, and in a state in which work waits, or blocked.
  case waiting
  /// Open, and its due day is past.
  case overdue
  /// Without an estimate.
  case unestimated
}
