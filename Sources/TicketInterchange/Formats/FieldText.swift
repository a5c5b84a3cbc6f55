import TicketSyntax

/// A field's value on one line, for forms that have only texts: as people write it where that can be
/// read back, else as YAML.
enum FieldText {
  /// The fields of ours that are lists, so that a text with commas is one.
  private static let lists: Set<String> = ["owner", "labels", "depends-on"]

  /// The text of a field's value.
  static func text(_ name: String, _ value: FieldValue) -> String {
    let plain = plain(value)
    let read = FieldText.value(name, plain)
    if !plain.isEmpty, read == value || read == .list([value]) { return plain }
    let line = FrontMatterWriter.document(fields: [("k", value)], body: "").dropFirst(4)
      .prefix { $0 != 0x0A }
    let yaml = String(decoding: line.dropFirst(3), as: UTF8.self)
    return FieldText.value(name, yaml) == value || value.text == nil ? yaml : quoted(plain)
  }

  /// The value that a text stands for.
  static func value(_ name: String, _ text: String) -> FieldValue {
    if text == "null" { return .null }
    if let first = text.first, "[{\"".contains(first) {
      let document = TicketDocument(bytes: Array("---\nk: \(text)\n---\n".utf8))
      if document.diagnostics.isEmpty, document.entries.count == 1, let entry = document["k"] {
        return entry.value
      }
    }
    guard lists.contains(name) else { return .scalar(text) }
    return .list(text.split(separator: ", ").map { .scalar(String($0)) })
  }

  private static func plain(_ value: FieldValue) -> String {
    switch value {
    case .null: "null"
    case .scalar(let text): text.contains(where: \.isNewline) ? "" : text
    case .list(let values):
      values.map { if case .scalar(let text) = $0 { text } else { "" } }.joined(separator: ", ")
    case .mapping: ""
    }
  }

  /// A text in quotes, with a backslash before each quote and backslash of its own.
  static func quoted(_ text: String) -> String {
    "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
