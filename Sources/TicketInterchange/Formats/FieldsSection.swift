import TicketSyntax

/// The list of fields at the end of a text, for services that have no place for them: written by the
/// exports, read back by the imports.
enum FieldsSection {
  static let heading = "## Fields"

  /// The text with a list of fields below.
  static func text(_ body: String, _ fields: [(name: String, value: FieldValue)]) -> String {
    guard !fields.isEmpty || body.contains(heading) else { return body }
    let list = fields.map { field in
      let name = isPlain(field.name) ? field.name : FieldText.quoted(field.name)
      return "- \(name): \(FieldText.text(field.name, field.value))\n"
    }
    return body + (body.isEmpty ? "" : "\n\n") + heading + "\n" + (list.isEmpty ? "" : "\n")
      + list.joined()
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
    record.body += lines.joined(separator: "\n").trimmed(of: "\n")
  }

  private static func takeItem(
    _ item: String, into record: inout SourceRecord
  ) {
    let quoted = quotedName(item[...])
    guard let (name, text) = quoted ?? plainName(item) else {
      record.keep("note", item)
      return
    }
    let value = FieldText.value(name, text)
    if name == "id" {
      record.id = text
    } else if name == "title", case .scalar(let title) = value {
      record.title = title
      record.isTitleExact = true
    } else if quoted != nil || isPlain(name) {
      record.values.insert(.init(name: name, place: .exact(name, value), text: text), at: 0)
    } else {
      record.keep(name, text)
    }
  }

  private static func plainName(_ item: String) -> (name: String, text: String)? {
    item.firstRange(of: ": ").map {
      (String(item[..<$0.lowerBound]), String(item[$0.upperBound...]))
    }
  }

  /// A name in quotes, which may hold what ends a plain one, and the text behind it.
  private static func quotedName(_ item: Substring) -> (name: String, text: String)? {
    var rest = item
    guard rest.popFirst() == "\"" else { return nil }
    var name = ""
    while let character = rest.popFirst(), character != "\"" {
      name += character == "\\" ? rest.popFirst().map(String.init) ?? "" : String(character)
    }
    guard !name.isEmpty, rest.hasPrefix(": ") else { return nil }
    return (name, String(rest.dropFirst(2)))
  }

  /// Whether a name is one that fields of ours usually have.
  private static func isPlain(_ name: String) -> Bool {
    name.first?.isLetter ?? false
      && name.allSatisfy { $0.isLowercase || $0.isNumber || $0 == "-" || $0 == "_" }
  }
}
