package import TicketModel

/// How tickets were planned, and where those that are gone were last.
package struct PlanHistory: Hashable, Sendable {
  /// The changes of each ticket's plan, in order, by the id in lower case.
  package var changes: [String: [TicketFieldChange]]
  /// The project in which each deleted ticket's file last lay, by the id in lower case.
  package var homes: [String: String]

  /// Makes a history.
  package init(changes: [String: [TicketFieldChange]] = [:], homes: [String: String] = [:]) {
    self.changes = changes
    self.homes = homes
  }
}
