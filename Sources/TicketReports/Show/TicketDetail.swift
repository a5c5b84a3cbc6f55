package import TicketModel

/// A ticket with all that its file says.
package struct TicketDetail: Hashable, Sendable {
  /// Its fields.
  package var summary: TicketSummary
  /// The whole body, as written.
  package var body: String
  /// The line of the file on which the body begins, from 1.
  package var bodyLine: Int
  /// The headings of the body, in order.
  package var sections: [Section]
  /// The checkboxes of the body, in order.
  package var checkboxes: [Checkbox]
  /// The ticket that it is a part of.
  package var parent: TicketRelative?
  /// The tickets that it depends on.
  package var dependencies: [TicketRelative] = []
  /// The tickets that are parts of it, in the natural order of their ids.
  package var children: [TicketRelative] = []
  /// The tickets that depend on it, in the natural order of their ids.
  package var dependents: [TicketRelative] = []

  /// The commits whose messages name it, ancestors first.
  package var mentions: [CommitMention] = []

  /// A heading of the body.
  package struct Section: Hashable, Sendable {
    /// The heading's text.
    package var title: String
    /// 1 for `#`, 2 for `##`.
    package var level: Int
    /// The line of the file, from 1.
    package var line: Int

    /// Makes a section.
    package init(title: String, level: Int, line: Int) {
      self.title = title
      self.level = level
      self.line = line
    }
  }

  /// A checkbox of the body.
  package struct Checkbox: Hashable, Sendable {
    /// Its number among all boxes of the body, from 1: what `tick` takes.
    package var number: Int
    /// What stands behind it.
    package var text: String
    /// Whether it is ticked.
    package var isChecked: Bool
    /// The title of the section it is in; nil before the first.
    package var section: String?
    /// The line of the file, from 1.
    package var line: Int

    /// Makes a checkbox.
    package init(number: Int, text: String, isChecked: Bool, section: String?, line: Int) {
      self.number = number
      self.text = text
      self.isChecked = isChecked
      self.section = section
      self.line = line
    }
  }

  /// Makes a detail.
  package init(
    summary: TicketSummary, body: String, bodyLine: Int, sections: [Section], checkboxes: [Checkbox]
  ) {
    self.summary = summary
    self.body = body
    self.bodyLine = bodyLine
    self.sections = sections
    self.checkboxes = checkboxes
  }
}
