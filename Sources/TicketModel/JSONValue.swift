/// A JSON document as a value; objects keep the order of their keys.
package indirect enum JSONValue: Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A whole number.
  case int(Int)
  /// A number; one that is not finite is written as `null`.
  case double(Double)
  /// A text.
  case string(String)
  /// A list.
  case array([JSONValue])
  /// Keys and values, in order.
  case object([(String, JSONValue)])
}

extension JSONValue {
  /// The text, or `null` where there is none.
  package init(_ text: String?) {
    self = text.map(JSONValue.string) ?? .null
  }

  /// The whole number, or `null` where there is none.
  package init(_ number: Int?) {
    self = number.map(JSONValue.int) ?? .null
  }

  /// The value under a key of an object; nil for anything else.
  package subscript(key: String) -> JSONValue? {
    guard case .object(let pairs) = self else { return nil }
    return pairs.first { $0.0 == key }?.1
  }
}

extension JSONValue: Equatable {
  /// Whether two documents are the same; the order of keys counts.
  package static func == (a: JSONValue, b: JSONValue) -> Bool {
    switch (a, b) {
    case (.null, .null): true
    case (.bool(let x), .bool(let y)): x == y
    case (.int(let x), .int(let y)): x == y
    case (.double(let x), .double(let y)): x == y
    case (.string(let x), .string(let y)): x.unicodeScalars.elementsEqual(y.unicodeScalars)
    case (.array(let x), .array(let y)): x == y
    case (.object(let x), .object(let y)): x.elementsEqual(y) { $0.0 == $1.0 && $0.1 == $1.1 }
    default: false
    }
  }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByBooleanLiteral, ExpressibleByNilLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  /// Makes a text.
  package init(stringLiteral value: String) { self = .string(value) }

  /// Makes a whole number.
  package init(integerLiteral value: Int) { self = .int(value) }

  /// Makes a truth value.
  package init(booleanLiteral value: Bool) { self = .bool(value) }

  /// Makes `null`.
  package init(nilLiteral: ()) { self = .null }

  /// Makes a list.
  package init(arrayLiteral elements: JSONValue...) { self = .array(elements) }

  /// Makes an object, with its keys in the order written.
  package init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(elements) }
}
