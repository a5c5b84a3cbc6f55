/// Writes a new ticket file.
public enum FrontMatterWriter {
  /// A front matter of the fields, a blank line, and the body with the line ending throughout. What
  /// need not be quoted isn't; a file without a body ends with the closing `---`.
  public static func document(
    fields: [(key: String, value: FieldValue)], body: String, lineEnding: String = "\n"
  ) -> [UInt8] {
    let lines = ["---"] + fields.map(line) + ["---"]
    var bytes = Array((lines.joined(separator: lineEnding) + lineEnding).utf8)
    guard !body.isEmpty else { return bytes }
    bytes += lineEnding.utf8
    append(body, lineEnding, to: &bytes)
    return bytes
  }

  /// The line of one field, without its end.
  static func line(_ field: (key: String, value: FieldValue)) -> String {
    let value = ScalarText.inline(field.value)
    return ScalarText.key(field.key) + ":" + (value.isEmpty ? "" : " " + value)
  }

  private static func append(_ body: String, _ lineEnding: String, to bytes: inout [UInt8]) {
    let text = Array(body.utf8)
    var line = 0
    while line < text.count {
      let next = text.nextLine(after: line, end: text.count)
      bytes += text[line..<text.contentEnd(from: line, next: next)]
      bytes += lineEnding.utf8
      line = next
    }
  }
}
