/// What the values of a field are.
public enum FieldType: String, Hashable, Sendable, CaseIterable {
  /// Any text.
  case string
  /// A decimal number such as `3` or `2.5`.
  case number
  /// A whole number.
  case integer
  /// A day, `YYYY-MM-DD`.
  case date
  /// `true` or `false`.
  case boolean
  /// Any number of texts; one text alone counts as a list of one.
  case list
  /// The id of a ticket.
  case id
}

extension FieldType {
  /// Whether a scalar's text is a value of this type.
  public func accepts(_ text: String) -> Bool {
    switch self {
    case .string, .list: true
    case .number: FieldType.number(text) != nil
    case .integer: FieldType.number(text) != nil && Int64(text) != nil
    case .date: CalendarDay(text) != nil
    case .boolean: FieldType.flag(text) != nil
    case .id: TicketID(text) != nil
    }
  }

  /// What a value of this type looks like, for messages: `a day (YYYY-MM-DD)`.
  public var expectation: String {
    switch self {
    case .string: "a text"
    case .number: "a number"
    case .integer: "a whole number"
    case .date: "a day (YYYY-MM-DD)"
    case .boolean: "true or false"
    case .list: "a list"
    case .id: "a ticket's id"
    }
  }

  /// Reads a decimal number of up to 40 bytes; nil for hexadecimal forms, infinities and the like.
  public static func number(_ text: String) -> Double? {
    guard text.utf8.count <= 40, text.utf8.allSatisfy(isNumeric), let value = Double(text),
      value.isFinite
    else { return nil }
    return value
  }

  /// Reads `true` or `false`, in any of the cases that YAML knows.
  public static func flag(_ text: String) -> Bool? {
    switch text {
    case "true", "True", "TRUE": true
    case "false", "False", "FALSE": false
    default: nil
    }
  }

  private static func isNumeric(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"),
      UInt8(ascii: "+"), UInt8(ascii: "e"), UInt8(ascii: "E"):
      true
    default: false
    }
  }
}
