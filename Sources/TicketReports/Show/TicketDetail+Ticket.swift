package import TicketModel
internal import TicketSyntax

extension TicketDetail {
  /// The detail of a ticket: its summary with its text, sections, checkboxes and relatives.
  package init(_ ticket: Ticket, in snapshot: BacklogSnapshot, isModified: Bool = false) {
    let body = ticket.document.body
    let newline = UInt8(ascii: "\n")
    let lines = ticket.document.bytes.count { $0 == newline }
    self.init(
      summary: TicketSummary(ticket, in: snapshot, isModified: isModified), body: body.text,
      bodyLine: 1 + lines - body.text.utf8.count { $0 == newline },
      sections: body.sections.map { Section(title: $0.title, level: $0.level, line: $0.line) },
      checkboxes: body.checkboxes.map {
        Checkbox(
          number: $0.index + 1, text: $0.text, isChecked: $0.isChecked, section: $0.section,
          line: $0.line)
      })
    parent = ticket.texts("parent").first.map { TicketRelative(id: $0, in: snapshot) }
    dependencies = ticket.texts("depends-on").map { TicketRelative(id: $0, in: snapshot) }
    let natural = { (tickets: [Ticket]) in
      TicketOrder().sorted(tickets, in: snapshot).compactMap(\.idText)
        .map { TicketRelative(id: $0, in: snapshot) }
    }
    children = natural(snapshot.children(of: ticket))
    guard let id = ticket.id?.folded else { return }
    dependents = natural(
      snapshot.tickets.filter { other in
        other.texts("depends-on").contains { $0.lowercased() == id }
      })
  }
}
