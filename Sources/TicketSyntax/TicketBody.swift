/// What stands below the front matter: sections and checkboxes, with their places.
public struct TicketBody: Sendable {
  /// The sections in the order written; a section holds the deeper ones that follow it.
  public let sections: [Section]
  /// The checkboxes in the order written.
  public let checkboxes: [Checkbox]
  /// The whole body; bytes that aren't UTF-8 are shown as U+FFFD.
  public let text: String

  /// The first section of that title: without case, spaces around it, a colon or `#`s at its end.
  public func section(titled title: String) -> Section? {
    let wanted = Section.normalized(title)
    return sections.first { Section.normalized($0.title) == wanted }
  }
}
