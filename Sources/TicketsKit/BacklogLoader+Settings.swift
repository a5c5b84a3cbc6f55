package import TicketModel
package import TicketStore

extension BacklogLoader {
  /// Reads the tickets of this tree as settings from elsewhere have them read.
  package func snapshot(with settings: ConfigurationSet) throws(StoreError) -> BacklogSnapshot {
    var settings = settings
    var tickets: [Ticket] = []
    for path in try ticketPaths(settings.configuration.layout) {
      if let ticket = try ticket(at: path, &settings) { tickets.append(ticket) }
    }
    return BacklogSnapshot(
      configuration: settings.configuration, projects: settings.projects, tickets: tickets)
  }
}
