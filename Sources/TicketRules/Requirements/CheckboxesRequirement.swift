package import TicketSyntax

/// All checkboxes are ticked: of the ticket, or of one section.
package struct CheckboxesRequirement: Requirement {
  /// The key under `require`.
  package static let name = "checkboxes"
  let section: String?
  let exceptions: Set<String>
  let isOptional: Bool

  /// Reads `{section, except, optional}`; nothing asks for all boxes of the ticket.
  package init?(_ node: ConfigurationNode, _ decoder: inout RuleDecoder) {
    guard let map = decoder.map(node, keys: ["section", "except", "optional"], allowsNothing: true)
    else { return nil }
    section = map["section"].flatMap { decoder.text($0) }
    exceptions = Set(map["except"].map { decoder.texts($0) } ?? [])
    isOptional = map["optional"].map { decoder.flag($0) } ?? false
  }

  /// The first unticked box, with how many there are; no box at all proves nothing.
  package func shortfall(of subject: RuleSubject, in context: RuleContext) -> Shortfall? {
    let boxes = subject.body.checkboxes.filter(isMeant)
    let place = section.map { " in \($0.quoted)" } ?? ""
    guard !boxes.isEmpty else {
      guard !isOptional else { return nil }
      return Shortfall(
        "there is no checkbox\(place)",
        hint: "add `- [ ] …` lines\(section.map { " under `## \($0)`" } ?? "")")
    }
    let open = boxes.filter { !$0.isChecked }
    guard let first = open.first else { return nil }
    let count = "\(open.count) of \(boxes.count) \(boxes.count == 1 ? "box" : "boxes")\(place)"
    return Shortfall(
      "\(count) \(open.count == 1 ? "is" : "are") not ticked",
      at: SourceLocation(line: first.line, column: first.column),
      hint: "tick \(first.text.quoted)\(open.count > 1 ? " and the others" : "") when it is true")
  }

  private func isMeant(_ box: Checkbox) -> Bool {
    guard !exceptions.contains(box.text) else { return false }
    guard let section else { return true }
    let wanted = Section.normalized(section)
    return box.sections.contains { Section.normalized($0) == wanted }
  }
}
