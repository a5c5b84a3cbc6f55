package import TicketSyntax

/// A section is there, and something stands in it.
package struct SectionRequirement: Requirement {
  /// The key under `require`.
  package static let name = "section"
  let title: String

  /// Reads a section's title, or `{title}`.
  package init?(_ node: ConfigurationNode, _ decoder: inout RuleDecoder) {
    if case .scalar(let title, _) = node.content {
      self.title = title
      return
    }
    guard let map = decoder.map(node, keys: ["title", "name"]) else { return nil }
    guard let title = (map["title"] ?? map["name"]).flatMap({ decoder.text($0) }) else {
      decoder.mistake(
        node.location, "a section requirement has no title", "say `section: Rollback plan`")
      return nil
    }
    self.title = title
  }

  /// Whether the section is missing, or empty.
  package func shortfall(of subject: RuleSubject, in context: RuleContext) -> Shortfall? {
    guard let section = subject.body.section(titled: title) else {
      return Shortfall(
        "there is no section \(title.quoted)", hint: "add `## \(title)` and what belongs there")
    }
    guard section.isEmpty else { return nil }
    return Shortfall(
      "the section \(title.quoted) is empty", at: SourceLocation(line: section.line, column: 1),
      hint: "write under it what belongs there")
  }
}
