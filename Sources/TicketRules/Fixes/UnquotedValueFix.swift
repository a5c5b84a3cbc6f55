internal import TicketModel
internal import TicketSyntax

/// Puts quotes around a title or another text that YAML can't read without them.
enum UnquotedValueFix: Fix {
  static let deed = "put quotes around a value"

  /// Of a field that is a list, a text with a comma may be meant as several.
  static func fixed(_ subject: RuleSubject, in context: RuleContext) -> TicketDocument? {
    guard subject.isBroken else { return nil }
    let fields = subject.rules.fields
    return subject.ticket.document.quotingUnreadableValues { key, value in
      let isList = fields.byKey[key]?.contains { $0.declaration.type == .list } ?? false
      return !isList || !value.contains(",")
    }
  }
}
