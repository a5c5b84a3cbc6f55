/// Which front-matter keys hold the fields that are not under their own name; empty in most backlogs.
struct FieldMap: Hashable, Sendable {
  /// Where one field is read from.
  struct Source: Hashable, Sendable {
    /// The front-matter key.
    var key: String
    /// What is put in front of each value.
    var prefix: String
    /// Whether one text with commas is a list.
    var splitsText: Bool
  }

  /// From a field's name to its source.
  private(set) var sources: [String: Source] = [:]
  /// From a front-matter key to the fields read from it.
  private(set) var names: [String: [String]] = [:]

  var isEmpty: Bool { sources.isEmpty }

  init(_ fields: [String: FieldDeclaration], order: [String]) {
    for name in order {
      guard let field = fields[name], field.from != nil || !field.prefix.isEmpty else { continue }
      let key = field.from ?? name
      sources[name] = Source(
        key: key, prefix: field.prefix, splitsText: field.type == .list && field.from != nil)
      names[key, default: []].append(name)
    }
  }
}
