internal import TicketModel
package import TicketSyntax

/// A field is there, and holds what it should.
package struct FieldRequirement: Requirement {
  /// The key under `require`.
  package static let name = "field"
  let field: String
  let choices: [String]?
  let pattern: PathPattern?
  let isDate: Bool

  /// Reads a field's name, or `{name, present, one-of, matches, date}`.
  ///
  /// `matches` takes a text with `*` and `?`: such a pattern can't run away as a regular expression can.
  package init?(_ node: ConfigurationNode, _ decoder: inout RuleDecoder) {
    if case .scalar(let name, _) = node.content {
      field = name
      choices = nil
      pattern = nil
      isDate = false
    } else {
      let keys = ["name", "present", "one-of", "matches", "date"]
      guard let map = decoder.map(node, keys: keys) else { return nil }
      guard let name = map["name"].flatMap({ decoder.text($0) }) else {
        decoder.mistake(node.location, "a field requirement has no name", "say `field: due`")
        return nil
      }
      field = name
      choices = map["one-of"].map { decoder.texts($0) }
      pattern = map["matches"].flatMap { decoder.text($0) }.map { PathPattern($0) }
      isDate = map["date"].map { decoder.flag($0) } ?? false
    }
    decoder.checkField(field, node.location)
  }

  /// What is missing or does not fit.
  package func shortfall(of subject: RuleSubject, in context: RuleContext) -> Shortfall? {
    let ticket = subject.ticket
    guard let value = ticket.value(field), !value.isEmpty else {
      return Shortfall(
        "the field \(field.quoted) is missing",
        hint: "add `\(ticket.key(of: field)): …` to its front matter")
    }
    let place = ticket.location(of: field)
    for text in value.texts {
      if isDate, CalendarDay(text) == nil {
        return Shortfall(
          "\(field) is no date: \(text.quoted)", at: place, hint: "write it as 2026-01-31")
      }
      if let choices, !choices.contains(where: { $0.lowercased() == text.lowercased() }) {
        return Shortfall(
          "\(field) is \(text.quoted)", at: place, hint: "it has to be \(choices.listed())")
      }
      if let pattern, !pattern.matches(text) {
        return Shortfall(
          "\(field) is \(text.quoted)", at: place, hint: "it has to match \(pattern.text.quoted)")
      }
    }
    return nil
  }
}
