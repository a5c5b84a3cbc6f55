package import TicketModel
package import TicketSyntax

/// A ticket that can be cured, and how.
package struct TicketFix: Sendable {
  /// The ticket as it is.
  package let ticket: Ticket
  /// Its file, cured.
  package let document: TicketDocument
  /// What was done, in the past.
  package let deeds: [String]
}

extension RuleRunner {
  /// The tickets of a scope that can be cured without a doubt, by path.
  package func fixes(today: CalendarDay, scope: Set<String>?) -> [TicketFix] {
    let context = RuleContext(
      RuleScene(snapshot: snapshot, scope: scope, today: today, ruleSets: ruleSets))
    return snapshot.tickets.filter(context.isInScope).compactMap { ticket in
      var current = ticket
      var deeds: [String] = []
      for fix in FixRegistry.all {
        guard let document = fix.fixed(context.subject(current), in: context),
          document.bytes != current.document.bytes
        else { continue }
        current = Ticket(
          document: document, path: ticket.path, project: ticket.project,
          configuration: snapshot.configuration(for: ticket))
        deeds.append(fix.deed)
      }
      guard !deeds.isEmpty else { return nil }
      return TicketFix(ticket: ticket, document: current.document, deeds: deeds)
    }
  }
}
