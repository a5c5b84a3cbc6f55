/// A `- [ ]` or `- [x]` of a body.
public struct Checkbox: Hashable, Sendable {
  /// Its number in the file, from 0.
  public let index: Int
  /// What stands after the box, on its line.
  public let text: String
  /// Whether it is ticked.
  public let isChecked: Bool
  /// The titles of all sections around it, the outermost first.
  public let sections: [String]
  /// Its line in the file, from 1.
  public let line: Int
  /// The column of its opening bracket, from 1, in Unicode scalars.
  public let column: Int
  /// The byte between the brackets.
  public let markOffset: Int
  /// How many list items are around it.
  public let depth: Int

  /// The title of the innermost section; nil before the first heading.
  public var section: String? { sections.last }
}
