package import TicketModel

extension QueryError {
  /// The query on one line, and on the next the place of the fault marked with `^`.
  ///
  /// Of a long query the part about the fault. Control characters are shown as spaces; wide characters
  /// take two columns of the second line, combining ones none.
  package func caret() -> String {
    let scalars = text.unicodeScalars.map { QueryError.isVisible($0) ? $0 : " " }
    let begin = min(max(0, range.lowerBound), scalars.count)
    let from = max(0, begin - 40)
    let to = min(scalars.count, begin + 60)
    let end = min(max(begin, range.upperBound), to)
    let marks = max(1, QueryError.columns(of: scalars[begin..<end]))
    let indent = QueryError.columns(of: scalars[from..<begin])
    return String(String.UnicodeScalarView(scalars[from..<to])) + "\n"
      + String(repeating: " ", count: indent) + String(repeating: "^", count: marks)
  }

  private static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: false
    default: true
    }
  }

  private static func columns(of scalars: ArraySlice<Unicode.Scalar>) -> Int {
    DisplayWidth.columns(of: String(String.UnicodeScalarView(scalars)))
  }
}
