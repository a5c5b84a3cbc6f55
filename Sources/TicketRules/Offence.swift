package import TicketModel
package import TicketSyntax

/// What a rule met in a ticket: a finding that has no name and no weight yet.
package struct Offence: Sendable {
  /// The ticket that offends.
  package let ticket: Ticket
  /// Where in its file.
  package let location: SourceLocation
  /// What is wrong: lower case, no full stop.
  package let message: String
  /// The cure, where one is known.
  package let hint: String?

  /// Makes an offence.
  package init(
    _ ticket: Ticket, at location: SourceLocation, _ message: String, hint: String? = nil
  ) {
    self.ticket = ticket
    self.location = location
    self.message = message
    self.hint = hint
  }

  func finding(rule: String, severity: Severity) -> Finding {
    Finding(
      rule: rule, severity: severity, path: ticket.path, location: location, message: message,
      hint: hint, ticket: ticket.idText)
  }
}
