internal import TicketModel

/// What the declared fields ask of a ticket's keys, by key.
struct FieldChecks: Sendable {
  /// A declared field.
  struct Field: Sendable {
    let name: String
    let declaration: FieldDeclaration
  }

  /// From a front-matter key to the fields read from it; empty where anything may stand under it.
  let byKey: [String: [Field]]
  /// The fields that every ticket must have and that no rule of their own looks for.
  let required: [Field]
  /// The keys that may be meant, in order.
  let keys: [String]

  init(_ configuration: BacklogConfiguration) {
    var byKey: [String: [Field]] = [:]
    var required: [Field] = []
    for name in configuration.fieldOrder {
      guard let declaration = configuration.fields[name] else { continue }
      let field = Field(name: name, declaration: declaration)
      byKey[declaration.from ?? name, default: []].append(field)
      if declaration.isRequired, !FieldChecks.ownRules.contains(name) { required.append(field) }
    }
    self.byKey = byKey
    self.required = required
    keys = byKey.keys.sorted()
  }

  private static let ownRules: Set<String> = ["id", "title", "status"]
}
