/// Why a text is no query, and where.
public struct QueryError: Error, Hashable, Sendable {
  /// What is wrong: lower case, no full stop.
  public var message: String
  /// The cure, where one is known.
  public var hint: String?
  /// The query as given.
  public var text: String
  /// The fault's place in the text, in Unicode scalars; may be empty at the end.
  public var range: Range<Int>

  /// Makes an error.
  public init(message: String, hint: String? = nil, text: String, range: Range<Int>) {
    self.message = message
    self.hint = hint
    self.text = text
    self.range = range
  }

  /// The query on one line, and on the next the place of the fault marked with `^`.
  ///
  /// Of a long query the part about the fault; control characters are shown as spaces.
  public func caret() -> String {
    let scalars = Array(text.unicodeScalars)
    let begin = min(max(0, range.lowerBound), scalars.count)
    let from = max(0, begin - 40)
    let to = min(scalars.count, begin + 60)
    let end = min(max(begin, range.upperBound), to)
    let line = scalars[from..<to].map { QueryError.isVisible($0) ? $0 : " " }
    let marks = max(1, QueryError.width(scalars[begin..<end]))
    let indent = QueryError.width(scalars[from..<begin])
    return String(String.UnicodeScalarView(line)) + "\n"
      + String(repeating: " ", count: indent) + String(repeating: "^", count: marks)
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }

  private static func width(_ scalars: ArraySlice<Unicode.Scalar>) -> Int {
    scalars.count { $0.properties.generalCategory != .nonspacingMark }
  }
}
