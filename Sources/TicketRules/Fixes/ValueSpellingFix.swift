internal import TicketModel
internal import TicketSyntax

/// Writes a state, or one of a field's declared values, as the configuration spells it.
enum ValueSpellingFix: Fix {
  static let deed = "spelt a value as the configuration does"

  /// Case, blanks, hyphens and underscores are what may differ.
  static func fixed(_ subject: RuleSubject, in context: RuleContext) -> TicketDocument? {
    guard !subject.isBroken else { return nil }
    var document = subject.ticket.document
    for (name, known) in values(of: subject.configuration) {
      let key = subject.ticket.key(of: name)
      guard subject.configuration.fields[name]?.prefix.isEmpty ?? true,
        let text = document[key]?.value.text, !known.contains(text)
      else { continue }
      let near = known.filter { folded($0) == folded(text) }
      guard near.count == 1, let value = near.first,
        let edited = try? document.setting(key, to: .scalar(value))
      else { continue }
      document = edited
    }
    return document
  }

  private static func values(
    of configuration: BacklogConfiguration
  ) -> [(name: String, known: [String])] {
    let states = configuration.workflow.states.map(\.name)
    let declared = configuration.fieldOrder.compactMap { name in
      configuration.fields[name].flatMap { field in
        field.type == .string ? field.oneOf.map { (name, $0) } : nil
      }
    }
    return [("status", states)] + declared
  }

  private static func folded(_ text: String) -> String {
    text.trimmed.lowercased().filter { !$0.isWhitespace && $0 != "-" && $0 != "_" }
  }
}
