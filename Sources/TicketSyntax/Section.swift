/// A heading and what it rules: all up to the next heading of the same or a higher level.
public struct Section: Hashable, Sendable {
  /// The heading's level, from 1.
  public let level: Int
  /// The heading's text, without its marks.
  public let title: String
  /// The heading's line in the file, from 1.
  public let line: Int
  /// The bytes from the heading's line to before the next heading of the same or a higher level.
  public let range: Range<Int>
  /// The same without the heading.
  public let contentRange: Range<Int>
  /// Whether it holds nothing but blank lines and HTML comments; a deeper heading is something.
  public let isEmpty: Bool

  /// A title in the form in which titles are compared.
  public static func normalized(_ title: String) -> String {
    var scalars = title.lowercased().unicodeScalars[...]
    while let last = scalars.last, last == ":" || last == "#" || last.properties.isWhitespace {
      scalars.removeLast()
    }
    while let first = scalars.first, first == "#" || first.properties.isWhitespace {
      scalars.removeFirst()
    }
    return String(scalars)
  }
}
