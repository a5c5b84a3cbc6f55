package import Libgit2
package import TicketHistory
package import TicketModel
internal import TicketSyntax

extension PlanReader {
  /// Makes a reader of the plans of a backlog's tickets, as its configuration has them read.
  package init(repository: Repository, configuration: BacklogConfiguration) {
    self.init(repository: repository, layout: configuration.layout) { path, bytes in
      let ticket = Ticket(
        document: TicketDocument(bytes: bytes), path: path, configuration: configuration)
      return ticket.idText.map { ($0, TicketPlan(ticket)) }
    }
  }
}
