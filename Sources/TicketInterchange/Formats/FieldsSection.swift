import TicketModel
import TicketSyntax

/// The list of fields at the end of a text, for services that have no place for them: written by the
/// exports, read back by the imports.
enum FieldsSection {
  static let heading = "## Fields"

  /// The text with a list of fields below.
  static func text(_ body: String, _ fields: [(name: String, text: String)]) -> String {
    guard !fields.isEmpty else { return body }
    let list = fields.map { "- \($0.name): \($0.text)" }.joined(separator: "\n")
    let trimmed = body.trimmed(of: "\n")
    return trimmed + (trimmed.isEmpty ? "" : "\n\n") + heading + "\n\n" + list + "\n"
  }

  /// Splits a text into the body and the fields below it.
  static func take(_ text: String, into record: inout SourceRecord) {
    var lines = SourceText.withPlainEnds(text)
      .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let start = lines.lastIndex(of: heading),
      lines[start...].dropFirst().allSatisfy({ $0.isEmpty || $0.hasPrefix("- ") })
    else {
      record.body += text
      return
    }
    for line in lines[start...].dropFirst() where !line.isEmpty {
      takeItem(String(line.dropFirst(2)), into: &record)
    }
    lines.removeSubrange(start...)
    record.body += lines.joined(separator: "\n")
  }

  private static func takeItem(
    _ item: String, into record: inout SourceRecord
  ) {
    guard let colon = item.firstRange(of: ": ") else {
      record.keep("note", item)
      return
    }
    let name = String(item[..<colon.lowerBound])
    let value = String(item[colon.upperBound...])
    if name == "id" {
      record.id = value
    } else if let place = place(of: name, value) {
      record.values.insert(.init(name: name, place: place, text: value), at: 0)
    } else {
      record.keep(name, value)
    }
  }

  /// The place of a field of ours by its name; nil for a name that can't be one.
  static func place(of name: String, _ text: String) -> SourceRecord.Place? {
    guard let first = name.first, first.isLetter,
      name.allSatisfy({ $0.isLowercase || $0.isNumber || $0 == "-" || $0 == "_" })
    else { return nil }
    guard ["owner", "labels", "depends-on"].contains(name) else {
      return .exact(name, .scalar(text))
    }
    return .exact(name, .list(text.split(separator: ", ").map { .scalar(String($0)) }))
  }
}
