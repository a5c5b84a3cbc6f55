internal import TicketModel
internal import TicketSyntax

/// Ticks or opens a box that links to a child, as the child's state says.
enum LinkedBoxFix: Fix {
  static let deed = "made a linked box agree with its ticket"

  static func fixed(_ subject: RuleSubject, in context: RuleContext) -> TicketDocument? {
    guard !subject.isBroken,
      subject.rules.severity(of: StaleCheckbox.documentation.name) != .off
    else { return nil }
    var document = subject.ticket.document
    for (box, _) in StaleCheckbox.boxes(of: subject, in: context) {
      guard let edited = try? document.settingCheckbox(box.index, checked: !box.isChecked) else {
        return nil
      }
      document = edited
    }
    return document
  }
}
