internal import TicketModel
internal import TicketSyntax

/// Adds the heading of a section that a rule asks for now, so that somebody writes it.
enum SectionHeadingFix: Fix {
  static let deed = "added the heading of a section"

  static func fixed(_ subject: RuleSubject, in context: RuleContext) -> TicketDocument? {
    guard !subject.isBroken, subject.ticket.document.hasFrontMatter else { return nil }
    var document = subject.ticket.document
    for rule in subject.rules.configured
    where rule.concerns(subject, in: context)
      && rule.triggers.contains(where: { $0.fires(for: subject, in: context) })
    {
      for titles in rule.requirements.compactMap(sections) where !titles.isEmpty {
        let found = document.body.sections.map { SectionTitle($0.title) }
        guard !found.contains(where: titles.contains) else { continue }
        document = document.addingSection(titles[0].text)
      }
    }
    return document
  }

  private static func sections(of requirement: any Requirement) -> [SectionTitle]? {
    switch requirement {
    case let section as SectionRequirement: section.titles
    case let boxes as CheckboxesRequirement: boxes.isOptional ? nil : boxes.sections
    case let link as LinkRequirement: link.sections
    default: nil
    }
  }
}
