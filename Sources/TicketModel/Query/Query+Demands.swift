extension Query {
  /// What a query asks of one field of every ticket that matches.
  public struct Demand: Hashable, Sendable {
    /// The field.
    public let field: String
    /// The values of which it must have one, as written.
    public let values: [String]
  }

  /// The fields that must have one of some values for a ticket to match; other parts of the query
  /// may ask for more.
  public var demands: [Demand] {
    conjuncts.compactMap { test in
      guard case .equals(let field, let operands) = test else { return nil }
      return Demand(field: field, values: operands.map(\.text))
    }
  }

  /// Whether the query is nothing but one `has:` of that field.
  public func isPresence(of field: String) -> Bool {
    root == .test(.has(field: field))
  }

  /// Whether the query is nothing but one field that must have one of some values.
  public var isEquality: Bool {
    if case .test(.equals) = root { true } else { false }
  }

  /// Whether the query asks for nothing but texts, by words that name no field.
  public var asksForTextAlone: Bool { root.asksForTextAlone }

  /// Whether the query asks for nothing but the ticket's state, by `status:`, `category:` or `is:`.
  public var asksForStateAlone: Bool { root.asksForStateAlone }

  /// The tests that every match passes.
  private var conjuncts: [QueryTest] {
    switch root {
    case .test(let test): return [test]
    case .all(let parts):
      return parts.compactMap { if case .test(let test) = $0 { test } else { nil } }
    case .any, .not: return []
    }
  }
}

extension QueryNode {
  fileprivate var asksForStateAlone: Bool {
    switch self {
    case .all(let parts), .any(let parts): !parts.isEmpty && parts.allSatisfy(\.asksForStateAlone)
    case .not(let part): part.asksForStateAlone
    case .test(.equals(let field, _)), .test(.compare(let field, _, _)):
      field == "status" || field == "category"
    case .test(.condition(let condition)):
      [.open, .todo, .doing, .started, .done, .dropped].contains(condition)
    case .test(.has), .test(.holds), .test(.text), .test(.idOrText): false
    }
  }

  fileprivate var asksForTextAlone: Bool {
    switch self {
    case .all(let parts), .any(let parts): parts.allSatisfy(\.asksForTextAlone)
    case .not(let part): part.asksForTextAlone
    case .test(.text), .test(.idOrText): true
    case .test: false
    }
  }
}
