package import TicketModel

extension TicketSummary {
  /// The summary of a ticket, with its fields typed as the configuration declares them.
  package init(_ ticket: Ticket, in snapshot: BacklogSnapshot, isModified: Bool = false) {
    let configuration = snapshot.configuration(for: ticket)
    self.init(
      id: ticket.idText, title: ticket.title, status: ticket.status,
      category: snapshot.category(of: ticket), project: ticket.project, path: ticket.path,
      fields: ticket.fields.filter { !["id", "title", "status"].contains($0.name) }.map {
        Field($0.name, $0.value, kind: Field.Kind(configuration.fields[$0.name]))
      }, isModified: isModified)
  }
}

extension TicketSummary.Field.Kind {
  /// What programs get a declared field as; a choice among numbers is a number too.
  init(_ declaration: FieldDeclaration?) {
    switch declaration?.type {
    case .number, .integer: self = .number
    case .boolean: self = .boolean
    default:
      let choices = declaration?.oneOf ?? []
      let areNumbers = !choices.isEmpty && choices.allSatisfy { FieldType.number($0) != nil }
      self = areNumbers ? .number : .text
    }
  }
}
