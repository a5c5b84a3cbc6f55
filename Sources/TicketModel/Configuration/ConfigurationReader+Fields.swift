internal import TicketSyntax

extension ConfigurationReader {
  typealias NamedField = (name: String, declaration: FieldDeclaration)

  private static let reserved = ["is", "has", "no", "or", "and"]

  /// The fields declared, in their order; a built-in one starts from what it is.
  mutating func fields(_ node: ConfigurationNode) -> [NamedField] {
    entries(node, of: "fields").compactMap { entry in
      guard isFieldName(entry) else { return nil }
      return (entry.key, field(entry))
    }
  }

  private mutating func isFieldName(_ entry: Entry) -> Bool {
    if ConfigurationReader.reserved.contains(entry.key.lowercased()) {
      report(
        "no field can be called \"\(entry.key)\"", key: entry,
        hint: "the word has a meaning of its own in queries")
      return false
    }
    guard QueryParser.isFieldName(entry.key) else {
      report(
        "\"\(entry.key)\" can't be the name of a field", key: entry,
        hint: "a letter, then letters, digits, hyphens, underscores and dots; {from: …} reads "
          + "it from any key")
      return false
    }
    return true
  }

  private mutating func field(_ entry: Entry) -> FieldDeclaration {
    let builtIn = FieldDeclaration.builtIn.first { $0.name == entry.key }?.declaration
    var field = builtIn ?? FieldDeclaration()
    var isTyped = false
    var allowed: ConfigurationNode?
    let keys = ["type", "one-of", "required", "from", "prefix"]
    for part in entries(entry.value, of: entry.key, knowing: keys) {
      switch part.key {
      case "type":
        isTyped = true
        field.type = type(part, of: entry.key) ?? field.type
      case "one-of": allowed = part.value
      case "required": field.isRequired = flag(part.value, of: "required") ?? false
      case "from": field.from = text(part.value, of: "from")
      default: field.prefix = prefix(part.value, of: entry.key) ?? ""
      }
    }
    if field.from == entry.key { field.from = nil }
    if let allowed { allow(allowed, in: &field, named: entry.key, isTyped: isTyped) }
    return field
  }

  private mutating func type(_ part: Entry, of name: String) -> FieldType? {
    guard name != "id", name != "status" else {
      report("the type of \"\(name)\" can't be chosen", key: part)
      return nil
    }
    return choice(part.value, of: "type", as: FieldType.self)
  }

  private mutating func prefix(_ node: ConfigurationNode, of name: String) -> String? {
    guard let prefix = text(node, of: "prefix") else { return nil }
    if name == "id", TicketID(prefix + "1") == nil {
      report(
        "no id can begin with \"\(prefix)\"", at: node,
        hint: "letters, digits, hyphens and single dots, a letter first")
    }
    return prefix
  }

  /// Takes the allowed values; where they don't fit a built-in type that nobody chose, the field
  /// holds texts.
  private mutating func allow(
    _ node: ConfigurationNode, in field: inout FieldDeclaration, named name: String, isTyped: Bool
  ) {
    guard name != "status" else {
      report("the values of \"status\" are the states of the workflow", at: node)
      return
    }
    guard let items = list(node, of: "one-of") else { return }
    guard !items.isEmpty else {
      report("\"one-of\" allows no value at all", at: node)
      return
    }
    let type = field.type
    if !isTyped, items.contains(where: { !type.accepts($0.text) }) {
      field.type = .string
    }
    var values: [String] = []
    for item in items {
      if !field.type.accepts(item.text) {
        report("\"\(item.text)\" is not \(field.type.expectation)", at: item.node)
      } else if values.contains(where: { field.type.areEqual($0, item.text) }) {
        report("\"\(item.text)\" is there twice", at: item.node)
      } else {
        values.append(item.text)
      }
    }
    field.oneOf = values
  }
}
