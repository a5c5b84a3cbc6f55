internal import TicketModel
package import TicketSyntax

/// A field is there, and its value is as asked.
package struct FieldRequirement: Requirement {
  /// When a date must be.
  enum DateCondition: String, CaseIterable {
    case any
    case future
    case past
  }

  /// The field.
  let name: String
  let oneOf: [String]?
  let patterns: [TextPattern]?
  let date: DateCondition?
  /// Whether the field may be absent.
  let isOptional: Bool

  /// What a person should know of the kind.
  package static let documentation = RequirementDocumentation(
    name: "field",
    checks: """
      The field is there and not empty; with `one-of` each value is one of those, with `matches` it \
      fits a pattern of `*`, `?` and `[0-9]` or a regular expression between slashes, with `date` it \
      is a day (`true`), today or later (`future`), or today or earlier (`past`). With \
      `optional: true` the field may be absent.
      """,
    example: "field: {name: due, date: true}")

  /// Reads `field: NAME` or `field: {name, present, one-of, matches, date, optional}`.
  package static func read(
    _ node: ConfigurationNode, _ reader: RuleReader
  ) -> FieldRequirement? {
    guard case .mapping = node.content else {
      return reader.field(node).map {
        FieldRequirement(name: $0, oneOf: nil, patterns: nil, date: nil, isOptional: false)
      }
    }
    let values = reader.values(
      of: node, what: "field",
      known: ["name", "present", "one-of", "matches", "date", "optional"])
    guard let nameNode = values["name"] else {
      reader.report("field needs a name", at: node, hint: "write `field: {name: …}`")
      return nil
    }
    if let present = values["present"], reader.flag(present, "present") == false {
      reader.report(
        "a field that must not be there is no `field` requirement", at: present,
        hint: "write `forbid: \"has:FIELD\"`")
    }
    let name = reader.field(nameNode)
    let requirement = FieldRequirement(
      name: name ?? "", oneOf: reader.texts(values["one-of"], "one-of"),
      patterns: reader.patterns(values["matches"], "matches"),
      date: reader.dateCondition(values["date"]),
      isOptional: reader.flag(values["optional"], "optional") ?? false)
    reader.reportImpossible(requirement, at: values["one-of"])
    return name == nil ? nil : requirement
  }

  /// The absence of the field, or the first value that is not as asked.
  package func shortfall(of subject: RuleSubject, in context: RuleContext) -> Shortfall? {
    let ticket = subject.ticket
    guard let value = ticket.value(name), !value.isEmpty, value.texts.allSatisfy({ !$0.isBlank })
    else {
      let place = ticket.value(name) == nil ? subject.statusLocation : ticket.location(of: name)
      return isOptional
        ? nil
        : Shortfall(
          "the field \(name.quoted) is missing", at: place,
          hint: "set `\(ticket.key(of: name))`\(expectation.map { " to \($0)" } ?? "")")
    }
    let texts = value.texts
    guard let wrong = texts.first(where: { !accepts($0, subject, context) }) else { return nil }
    return Shortfall(
      "\(name) is \(wrong.quoted)", at: ticket.location(of: name),
      hint: expectation.map { "set `\(ticket.key(of: name))` to \($0)" })
  }

  private func accepts(_ text: String, _ subject: RuleSubject, _ context: RuleContext) -> Bool {
    if let oneOf {
      let type = subject.configuration.fields[name]?.type ?? .string
      guard oneOf.contains(where: { type.areEqual($0, text) }) else { return false }
    }
    if let patterns, !patterns.contains(where: { $0.matches(text) }) { return false }
    guard let date else { return true }
    guard let day = CalendarDay(text) else { return false }
    return switch date {
    case .any: true
    case .future: day >= context.today
    case .past: day <= context.today
    }
  }

  private var expectation: String? {
    var parts: [String] = []
    if let oneOf { parts.append("one of \(oneOf.listed())") }
    if let patterns { parts.append("what fits \(patterns.map(\.text).listed())") }
    switch date {
    case nil: break
    case .any: parts.append("a day (YYYY-MM-DD)")
    case .future: parts.append("a day (YYYY-MM-DD) from today on")
    case .past: parts.append("a day (YYYY-MM-DD) up to today")
    }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}

extension RuleReader {
  /// `true`, `any`, `future` or `past`.
  fileprivate func dateCondition(_ node: ConfigurationNode?) -> FieldRequirement.DateCondition? {
    guard let node, let text = text(node, "date") else { return nil }
    if FieldType.flag(text) == true { return .any }
    if let condition = FieldRequirement.DateCondition(rawValue: text) { return condition }
    let known = ["true"] + FieldRequirement.DateCondition.allCases.map(\.rawValue)
    reportUnknown("date condition", text, among: known, at: node.location, in: node.path)
    return nil
  }

  /// Notes a requirement that no value can meet together with the field's declaration.
  fileprivate func reportImpossible(_ requirement: FieldRequirement, at node: ConfigurationNode?) {
    guard let node, let wanted = requirement.oneOf,
      let declaration = configuration.fields[requirement.name],
      !wanted.contains(where: declaration.accepts)
    else { return }
    report(
      "no value that \(requirement.name.quoted) may have is among these", at: node,
      hint: declaration.oneOf.map { "it may be \($0.listed())" })
  }
}
