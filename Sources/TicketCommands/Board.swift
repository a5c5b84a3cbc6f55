internal import ArgumentParser
internal import TicketModel
internal import TicketReports

extension TicketsCommand {
  struct Board: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "board", abstract: "Show the tickets by state, as columns",
      usage: "tickets board [<options>] [<query> ...]")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var output: FormatOption<PlainFormat>
    @OptionGroup var past: AtOption
    @OptionGroup var selection: TicketSelection

    func run() async throws {
      let workspace = try await Workspace.open(options, at: past)
      let snapshot = try workspace.load()
      let tickets = try selection.tickets(of: snapshot, workspace)
      try workspace.warnOfUnreadable(snapshot)
      let workflow =
        (selection.project.map(snapshot.configuration(forProject:))
        ?? snapshot.configuration).workflow
      let board = TicketReports.Board(
        tickets: tickets.map { TicketSummary($0, in: snapshot) }, workflow: workflow)
      try workspace.answer(
        output.form, text: BoardRenderer(style: workspace.style).text(board),
        json: BoardRenderer.json(board))
    }
  }
}
