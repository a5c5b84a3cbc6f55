internal import ArgumentParser
internal import TicketModel
internal import TicketReports

extension TicketsCommand {
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List tickets, all or those that a query asks for",
      usage: "tickets list [<options>] [<query> ...]",
      discussion: """
        Examples:
          tickets list is:open
          tickets list status:todo,review owner:backend 'estimate>=5'
        """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var selection: TicketSelection

    func run() async throws {
      let workspace = try await Workspace.open(options)
      let snapshot = try workspace.load()
      let tickets = try selection.tickets(of: snapshot, workspace)
      try workspace.warnOfUnreadable(snapshot)
      let summaries = tickets.map { TicketSummary($0, in: snapshot) }
      try workspace.answer(
        text: TicketListRenderer(style: workspace.style).text(summaries),
        json: TicketListRenderer.json(summaries))
    }
  }
}
