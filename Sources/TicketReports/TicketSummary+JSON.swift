package import TicketModel

internal import TicketSyntax

extension TicketSummary {
  /// The object that `list`, `board` and `show` give to programs.
  package var json: JSONValue {
    .object(pairs)
  }

  /// The keys and values of that object, in order; no key stands twice.
  var pairs: [(String, JSONValue)] {
    var pairs: [(String, JSONValue)] = [
      ("id", JSONValue(id)), ("title", JSONValue(title)), ("status", JSONValue(status)),
      ("category", JSONValue(category?.rawValue)), ("project", .string(project)),
      ("path", .string(path)),
    ]
    var names = Set(pairs.map(\.0))
    for field in fields where names.insert(field.name).inserted {
      pairs.append((field.name, field.json))
    }
    if isModified, names.insert("modified").inserted { pairs.append(("modified", true)) }
    if let ageDays, names.insert("ageDays").inserted { pairs.append(("ageDays", .int(ageDays))) }
    if let isBlocked, names.insert("isBlocked").inserted {
      pairs.append(("isBlocked", .bool(isBlocked)))
    }
    return pairs
  }
}

extension TicketSummary.Field {
  /// The value for programs: a number or a truth value only where the field is declared one.
  package var json: JSONValue {
    JSONValue(value, kind: kind)
  }
}

extension JSONValue {
  init(_ value: FieldValue, kind: TicketSummary.Field.Kind) {
    switch value {
    case .null: self = .null
    case .scalar(let text): self = JSONValue(scalar: text, kind: kind)
    case .list(let values): self = .array(values.map { JSONValue($0, kind: kind) })
    case .mapping(let entries):
      var names: Set<String> = []
      self = .object(
        entries.filter { names.insert($0.key).inserted }
          .map { ($0.key, JSONValue($0.value, kind: .text)) })
    }
  }

  private init(scalar text: String, kind: TicketSummary.Field.Kind) {
    switch kind {
    case .text: self = .string(text)
    case .number: self = JSONValue.number(text) ?? .string(text)
    case .boolean:
      let truth = ["true": true, "false": false][text.lowercased()]
      self = truth.map(JSONValue.bool) ?? .string(text)
    }
  }

  private static func number(_ text: String) -> JSONValue? {
    if let whole = Int(text) { return .int(whole) }
    let isDecimal = text.utf8.allSatisfy { "0123456789+-.eE".utf8.contains($0) }
    guard isDecimal, let number = Double(text), number.isFinite else { return nil }
    return .double(number)
  }
}
