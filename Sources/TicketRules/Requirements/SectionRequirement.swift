package import TicketSyntax

/// The body has a section, and there is something in it.
package struct SectionRequirement: Requirement {
  /// Titles of which any will do.
  let titles: [SectionTitle]

  /// What a person should know of the kind.
  package static let documentation = RequirementDocumentation(
    name: "section",
    checks: """
      The body has a section of that title, or of one of those titles, and it holds more than blanks \
      and comments.
      """,
    example: "section: {title: [Rollback plan, Plan de retour]}")

  /// Reads `section: TITLE` or `section: {title: TITLE}`; `name` is another word for `title`.
  package static func read(
    _ node: ConfigurationNode, _ reader: RuleReader
  ) -> SectionRequirement? {
    var titles = node
    if case .mapping = node.content {
      let values = reader.values(of: node, what: "section", known: ["title", "name"])
      guard let value = values["title"] ?? values["name"] else {
        reader.report("section needs a title", at: node, hint: "write `section: {title: …}`")
        return nil
      }
      titles = value
    }
    return reader.texts(titles, "section").map {
      SectionRequirement(titles: $0.map(SectionTitle.init))
    }
  }

  /// The missing or empty section.
  package func shortfall(of subject: RuleSubject, in context: RuleContext) -> Shortfall? {
    let found = subject.body.sections.filter { titles.contains(SectionTitle($0.title)) }
    guard let first = found.first else {
      return Shortfall(
        "there is no section \(titles.quoted)", hint: "add `## \(titles[0].text)` to the body")
    }
    guard found.allSatisfy(\.isEmpty) else { return nil }
    return Shortfall(
      "the section \(first.title.quoted) is empty", at: SourceLocation(line: first.line),
      hint: "write it, below line \(first.line)")
  }
}
