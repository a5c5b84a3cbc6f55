internal import TicketModel
package import TicketSyntax

/// There is evidence: a link in a field, in a section, or anywhere in the body.
package struct LinkRequirement: Requirement {
  let field: String?
  /// The titles of the sections to look in; empty for the whole body.
  let sections: [SectionTitle]
  let patterns: [TextPattern]?

  /// What a person should know of the kind.
  package static let documentation = RequirementDocumentation(
    name: "link",
    checks: """
      A section, a field, or the body holds a link: an address of the web, or a path to a file that \
      is in the same tree. `matches` says what the link must look like.
      """,
    example: "link: {section: Review, matches: \"https://*/pull/*\"}")

  /// Reads `link`, `link: SECTION` or `link: {section, field, matches}`.
  package static func read(
    _ node: ConfigurationNode, _ reader: RuleReader
  ) -> LinkRequirement? {
    guard case .mapping = node.content else {
      if node.content == .null { return LinkRequirement(field: nil, sections: [], patterns: nil) }
      return reader.texts(node, "link").map {
        LinkRequirement(field: nil, sections: $0.map(SectionTitle.init), patterns: nil)
      }
    }
    let values = reader.values(of: node, what: "link", known: ["section", "field", "matches"])
    if let field = values["field"], values["section"] != nil {
      reader.report(
        "link looks in a field or in a section, not in both", at: field,
        hint: "write two requirements, or leave one out")
    }
    return LinkRequirement(
      field: reader.field(values["field"]),
      sections: (reader.texts(values["section"], "section") ?? []).map(SectionTitle.init),
      patterns: reader.patterns(values["matches"], "matches"))
  }

  /// That there is no link, or none that leads somewhere.
  package func shortfall(of subject: RuleSubject, in context: RuleContext) -> Shortfall? {
    if let field { return shortfall(ofField: field, subject, context) }
    let found = sectionsFound(subject.body)
    guard sections.isEmpty || !found.isEmpty else {
      return Shortfall(
        "there is no section \(sections.quoted) with a link",
        hint: "add `## \(sections[0].text)` with \(expectation)")
    }
    let texts =
      sections.isEmpty
      ? [subject.body.text]
      : found.map { section in
        String(decoding: subject.ticket.document.bytes[section.contentRange], as: UTF8.self)
      }
    let place = sections.isEmpty ? "the body" : "the section \(sections.quoted)"
    return shortfall(
      texts.flatMap { LinkScanner.links(in: $0) }, of: place,
      at: found.first.map { SourceLocation(line: $0.line) }, subject, context)
  }

  private func shortfall(
    ofField field: String, _ subject: RuleSubject, _ context: RuleContext
  ) -> Shortfall? {
    let texts = subject.ticket.texts(field).filter { !$0.isBlank }
    let links = texts.flatMap { text in
      let inner = LinkScanner.links(in: text)
      return inner.isEmpty && LinkRequirement.isPath(text) ? [text] : inner
    }
    let place = texts.isEmpty ? subject.statusLocation : subject.ticket.location(of: field)
    return shortfall(links, of: "the field \(field.quoted)", at: place, subject, context)
  }

  private func shortfall(
    _ links: [String], of place: String, at location: SourceLocation?, _ subject: RuleSubject,
    _ context: RuleContext
  ) -> Shortfall? {
    let fitting = links.filter { link in
      patterns.map { $0.contains { $0.matches(link) } } ?? true
    }
    guard let first = fitting.first else {
      let what = patterns.map { " that fits \($0.map(\.text).listed())" } ?? ""
      return Shortfall(
        "\(place) holds no link\(what)", at: location, hint: "add \(expectation)")
    }
    guard !fitting.contains(where: { leadsSomewhere($0, subject, context) }) else { return nil }
    return Shortfall(
      "\(place) links to \(first.quoted), which is no file here", at: location,
      hint: "correct the path, or add the file to the same commit")
  }

  private func leadsSomewhere(
    _ link: String, _ subject: RuleSubject, _ context: RuleContext
  ) -> Bool {
    if LinkScanner.isAddress(link) { return true }
    guard !link.contains(":") else { return link.lowercased().hasPrefix("mailto:") == false }
    let path = link.prefix { $0 != "#" && $0 != "?" }
    guard let hasFile = context.hasFile else { return !path.isEmpty }
    let folder = TreePath.folder(of: subject.ticket.path)
    return [folder, ""].compactMap { TreePath.resolved(String(path), from: $0) }
      .contains(where: hasFile)
  }

  private func sectionsFound(_ body: TicketBody) -> [Section] {
    body.sections.filter { sections.contains(SectionTitle($0.title)) }
  }

  private var expectation: String {
    patterns.map { "a link that fits \($0.map(\.text).listed())" }
      ?? "an address, or a link to a file of the repository"
  }

  /// Whether a field's text can be a path: no blanks in it, and a folder or an ending.
  private static func isPath(_ text: String) -> Bool {
    !text.contains(where: \.isWhitespace) && (text.contains("/") || text.contains("."))
  }
}
