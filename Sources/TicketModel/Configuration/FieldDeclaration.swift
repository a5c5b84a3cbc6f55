/// What a backlog says of one field of its tickets.
public struct FieldDeclaration: Hashable, Sendable {
  /// What its values are.
  public var type: FieldType
  /// The only values allowed, as written; nil: any.
  public var oneOf: [String]?
  /// Whether every ticket must have it.
  public var isRequired: Bool
  /// The front-matter key that holds it, where that is not the field's own name.
  public var from: String?
  /// What is put in front of each value read; empty for nothing.
  public var prefix: String

  /// Makes a declaration.
  public init(
    type: FieldType = .string, oneOf: [String]? = nil, isRequired: Bool = false,
    from: String? = nil, prefix: String = ""
  ) {
    self.type = type
    self.oneOf = oneOf
    self.isRequired = isRequired
    self.from = from
    self.prefix = prefix
  }
}

extension FieldDeclaration {
  /// The fields that every backlog has, in the order in which a new ticket lists them.
  public static let builtIn: [(name: String, declaration: FieldDeclaration)] = [
    ("id", FieldDeclaration()),
    ("title", FieldDeclaration()),
    ("type", FieldDeclaration()),
    ("status", FieldDeclaration()),
    ("priority", FieldDeclaration()),
    ("estimate", FieldDeclaration(type: .number)),
    ("owner", FieldDeclaration(type: .list)),
    ("labels", FieldDeclaration(type: .list)),
    ("sprint", FieldDeclaration()),
    ("parent", FieldDeclaration(type: .id)),
    ("depends-on", FieldDeclaration(type: .list)),
    ("blocked", FieldDeclaration()),
    ("created", FieldDeclaration(type: .date)),
    ("due", FieldDeclaration(type: .date)),
    ("milestone", FieldDeclaration()),
    ("waivers", FieldDeclaration(type: .list)),
  ]

  /// Whether a scalar's text may stand in the field: of its type, and one of those allowed.
  ///
  /// Numbers are compared by value with the allowed ones, everything else without case.
  public func accepts(_ text: String) -> Bool {
    guard type.accepts(text) else { return false }
    guard let oneOf else { return true }
    return oneOf.contains { type.areEqual($0, text) }
  }
}

extension FieldType {
  /// Whether two texts are the same value of this type; texts without case.
  public func areEqual(_ a: String, _ b: String) -> Bool {
    switch self {
    case .number, .integer:
      if let x = FieldType.number(a), let y = FieldType.number(b) { return x == y }
    case .date, .boolean, .string, .list, .id:
      break
    }
    return a == b || a.lowercased() == b.lowercased()
  }
}
