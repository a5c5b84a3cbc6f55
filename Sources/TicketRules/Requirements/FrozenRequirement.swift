internal import TicketModel
package import TicketSyntax

/// Fields stay as they were before the change.
package struct FrozenRequirement: Requirement {
  let fields: [String]
  /// The state in which the ticket must be, before and after; nil: the rule's own moment decides.
  let target: StateTarget?

  /// What a person should know of the kind.
  package static let documentation = RequirementDocumentation(
    name: "frozen",
    checks: """
      A field has the value that it had before the change. Under `on: in STATE` it may be set on the \
      way into the state, and not any more once the ticket is in it.
      """,
    example: "frozen: [estimate, priority]")

  /// Reads `frozen: FIELD`, a list of fields, or `frozen: {field, in}`.
  package static func read(
    _ node: ConfigurationNode, _ reader: RuleReader
  ) -> FrozenRequirement? {
    var names: ConfigurationNode? = node
    var target: StateTarget?
    if case .mapping = node.content {
      let values = reader.values(of: node, what: "frozen", known: ["field", "in"])
      names = values["field"]
      if let place = values["in"], let text = reader.text(place, "in") {
        target = reader.target(text, at: place.location, in: place.path)
      }
    }
    guard let names, names.content != .null else {
      reader.report("frozen needs a field", at: node, hint: "write `frozen: estimate`")
      return nil
    }
    return FrozenRequirement(fields: reader.fields(names), target: target)
  }

  /// It says something of changes alone.
  package var comparesVersions: Bool { true }

  /// The first field that has another value; nothing where there is no version before.
  package func shortfall(of subject: RuleSubject, in context: RuleContext) -> Shortfall? {
    let ticket = subject.ticket
    let workflow = subject.configuration.workflow
    guard let earlier = subject.earlier,
      target.map({ $0.holds(ticket, workflow) && $0.holds(earlier, workflow) }) ?? true
    else { return nil }
    let changed = fields.filter { name in
      let type = subject.configuration.fields[name]?.type ?? .string
      let now = ticket.texts(name)
      let then = earlier.texts(name)
      return now.count != then.count || !zip(now, then).allSatisfy { type.areEqual($0, $1) }
    }
    guard let first = changed.first else { return nil }
    let was = earlier.texts(first)
    let old = was.isEmpty ? "none" : was.listed()
    let new = ticket.texts(first).isEmpty ? "none" : ticket.texts(first).listed()
    let place = ticket.value(first) == nil ? subject.statusLocation : ticket.location(of: first)
    return Shortfall(
      "\(changed.listed()) may not change any more: it was \(old), and is \(new)", at: place,
      hint: was.isEmpty
        ? "take `\(ticket.key(of: first))` out again"
        : "set `\(ticket.key(of: first))` back to \(old)")
  }
}
