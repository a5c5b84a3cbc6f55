package import TicketSyntax

/// Every checkbox is ticked: of the whole body, or of the sections of one title.
package struct CheckboxesRequirement: Requirement {
  /// The titles of the sections that count; empty for the whole body.
  let sections: [SectionTitle]
  /// Boxes with such a text, or in a section of such a title, need no tick.
  let exceptions: [TextPattern]
  /// Whether a ticket may have no such box at all.
  let isOptional: Bool

  /// What a person should know of the kind.
  package static let documentation = RequirementDocumentation(
    name: "checkboxes",
    checks: """
      Every box is ticked, in the body or in one section. A missing section, or one without a box, \
      falls short too, unless `optional: true`. `except` names boxes or sections, with `*` and `?`.
      """,
    example: "checkboxes: {section: Acceptance criteria, except: \"optional*\"}")

  /// Reads `checkboxes`, `checkboxes: SECTION` or `checkboxes: {section, except, optional}`.
  package static func read(
    _ node: ConfigurationNode, _ reader: RuleReader
  ) -> CheckboxesRequirement? {
    switch node.content {
    case .null:
      return CheckboxesRequirement(sections: [], exceptions: [], isOptional: false)
    case .scalar, .sequence:
      guard let titles = reader.texts(node, "checkboxes") else { return nil }
      return CheckboxesRequirement(
        sections: titles.map(SectionTitle.init), exceptions: [], isOptional: false)
    case .mapping:
      break
    }
    let values = reader.values(
      of: node, what: "checkboxes", known: ["section", "except", "optional"])
    return CheckboxesRequirement(
      sections: (reader.texts(values["section"], "section") ?? []).map(SectionTitle.init),
      exceptions: reader.patterns(values["except"], "except") ?? [],
      isOptional: reader.flag(values["optional"], "optional") ?? false)
  }

  /// The boxes that are not ticked, pointing at the first.
  package func shortfall(of subject: RuleSubject, in context: RuleContext) -> Shortfall? {
    let body = subject.body
    let boxes = body.checkboxes.filter(counts)
    guard !boxes.isEmpty else { return isOptional ? nil : nothing(in: body) }
    let open = boxes.filter { !$0.isChecked }
    guard let first = open.first else { return nil }
    let place = sections.isEmpty ? "" : " in \(sections.quoted)"
    let noun = boxes.count == 1 ? "box" : "boxes"
    let verb = open.count == 1 ? "is" : "are"
    let boxText = first.text.isBlank ? "" : ": \(first.text.shortened(to: 60))"
    return Shortfall(
      "\(open.count) of \(boxes.count) \(noun)\(place) \(verb) not ticked",
      at: SourceLocation(line: first.line, column: first.column),
      hint: "tick the boxes\(place) (line \(first.line)\(boxText))")
  }

  private func counts(_ box: Checkbox) -> Bool {
    guard sections.isEmpty || box.sections.contains(where: { sections.contains(SectionTitle($0)) })
    else { return false }
    return !exceptions.contains { pattern in
      pattern.matches(box.text) || box.sections.contains { pattern.matches($0) }
    }
  }

  /// What is said where there is no box to tick: nothing is proved by that.
  private func nothing(in body: TicketBody) -> Shortfall {
    guard !sections.isEmpty else {
      return Shortfall("the ticket has no boxes to tick", hint: "add `- [ ]` lines to its body")
    }
    let found = body.sections.first { sections.contains(SectionTitle($0.title)) }
    guard let found else {
      return Shortfall(
        "there is no section \(sections.quoted)",
        hint: "add `## \(sections[0].text)` with `- [ ]` lines")
    }
    return Shortfall(
      "the section \(found.title.quoted) has no boxes to tick",
      at: SourceLocation(line: found.line), hint: "add `- [ ]` lines to it")
  }
}
