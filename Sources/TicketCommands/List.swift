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
    @OptionGroup var output: FormatOption<ListingFormat>
    @OptionGroup var past: AtOption
    @OptionGroup var selection: TicketSelection

    func run() async throws {
      let workspace = try await Workspace.open(options, at: past)
      let snapshot = try workspace.load()
      let tickets = try selection.tickets(of: snapshot, workspace)
      try workspace.warnOfUnreadable(snapshot)
      let summaries = tickets.map { TicketSummary($0, in: snapshot) }
      switch output.form {
      case .text:
        try workspace.answer(TicketListRenderer(style: workspace.style).text(summaries))
      case .json: try workspace.answer(TicketListRenderer.json(summaries))
      case .csv: try workspace.answer(TicketListRenderer.csv(summaries))
      case .ids: try workspace.answer(TicketListRenderer.ids(summaries))
      }
    }
  }
}
