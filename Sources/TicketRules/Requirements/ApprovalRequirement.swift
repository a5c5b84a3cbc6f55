internal import TicketModel
package import TicketSyntax

/// A field names people who are not the ticket's own.
package struct ApprovalRequirement: Requirement {
  let field: String
  /// The fields whose people do not count.
  let others: [String]
  /// How many must have approved at least.
  let least: Int

  /// What a person should know of the kind.
  package static let documentation = RequirementDocumentation(
    name: "approved-by",
    checks: """
      A field names somebody who is not in `owner`; `not` says other fields than `owner`, and \
      `at-least` how many it must name. Case and a leading `@` do not count.
      """,
    example: "approved-by: {field: reviewer, at-least: 2}")

  /// Reads `approved-by: FIELD` or `approved-by: {field, not, at-least}`.
  package static func read(
    _ node: ConfigurationNode, _ reader: RuleReader
  ) -> ApprovalRequirement? {
    var name: ConfigurationNode? = node
    var others = ["owner"]
    var least = 1
    if case .mapping = node.content {
      let values = reader.values(
        of: node, what: "approved-by", known: ["field", "not", "at-least"])
      name = values["field"]
      if let not = values["not"] { others = reader.fields(not) }
      least = reader.count(values["at-least"], "at-least") ?? 1
    }
    guard let name, name.content != .null else {
      reader.report(
        "approved-by needs a field", at: node, hint: "write `approved-by: FIELD`, and declare it")
      return nil
    }
    let field = reader.field(name)
    if let field, others.contains(field) {
      reader.report("nobody in \(field.quoted) can be outside of it", at: name)
    }
    return field.map { ApprovalRequirement(field: $0, others: others, least: max(1, least)) }
  }

  /// That too few others are named.
  package func shortfall(of subject: RuleSubject, in context: RuleContext) -> Shortfall? {
    let ticket = subject.ticket
    let own = Set(others.flatMap { ticket.texts($0).map(\.person) })
    let names = ticket.texts(field).filter { !$0.person.isEmpty }
    let approvers = Set(names.map(\.person)).subtracting(own)
    guard approvers.count < least else { return nil }
    let key = ticket.key(of: field)
    let wanted = least == 1 ? "somebody" : "\(least) people"
    let hint = "set `\(key)` to \(wanted) other than \(others.listed())"
    guard !names.isEmpty else {
      return Shortfall(
        "the field \(field.quoted) names nobody who approved", at: subject.statusLocation,
        hint: hint)
    }
    let message =
      approvers.isEmpty
      ? "\(field) names nobody but \(others.listed()): \(names.listed())"
      : "\(field) names \(approvers.count) of \(least) who approved"
    return Shortfall(message, at: ticket.location(of: field), hint: hint)
  }
}

extension String {
  /// A name as people are compared: `@Ada ` is `ada`.
  fileprivate var person: String {
    var name = Substring(lowercased()).drop { $0.isWhitespace || $0 == "@" }
    while name.last?.isWhitespace == true { name.removeLast() }
    return String(name)
  }
}
