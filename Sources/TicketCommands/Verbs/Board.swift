internal import ArgumentParser
internal import TicketModel
internal import TicketReports

extension TicketsCommand {
  struct Board: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "board", abstract: "Show the tickets by state, as columns",
      usage: "tickets board [<options>] [<query> ...]",
      discussion: """
        The head of a column counts its tickets, against the limit of work in progress where there \
        is one. A card shows priority, days at work and estimate; * marks edits that are not \
        committed. In a pipe each ticket is a line.

        Examples:
          tickets board sprint:3
          tickets board --by owner is:open
          tickets board --watch
        """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var output: FormatOption<ListingFormat>
    @OptionGroup var past: AtOption
    @OptionGroup var arrangement: BoardArrangement
    @OptionGroup var selection: TicketSelection

    @Flag(help: "Stay, and redraw when files or HEAD change; q ends it")
    var watch = false

    func validate() throws {
      guard watch else { return }
      guard past.at == nil else { throw ValidationError("--watch looks at now, --at at the past") }
      guard output.form == .text else {
        throw ValidationError("--watch has no other form than text")
      }
    }

    func run() throws {
      guard !watch else {
        return try BoardWatch(options: options) { try makeBoard($0, $0.load()) }.run()
      }
      let workspace = try Workspace.open(options, at: past)
      let snapshot = try workspace.load()
      try workspace.warnOfUnreadable(snapshot)
      let board = try makeBoard(workspace, snapshot)
      try workspace.answer(
        output.form, workspace.listing(board.tickets(of: snapshot), snapshot),
        text: BoardRenderer(style: workspace.style).text(board), json: board.json)
    }

    private func makeBoard(
      _ workspace: Workspace, _ snapshot: BacklogSnapshot
    ) throws -> TicketReports.Board {
      var choice = try arrangement.options(snapshot)
      if output.form != .text { choice.showsDropped = true }
      return BoardBuilder(snapshot, workspace.boardFacts(snapshot), choice)
        .board(try selection.tickets(of: snapshot, workspace))
    }
  }
}

/// What the board is made of.
struct BoardArrangement: ParsableArguments {
  @Option(
    help: ArgumentHelp("Part the board into lanes by a field, such as owner", valueName: "field"),
    completion: .fields)
  var by: String?

  @Flag(help: "Show dropped tickets too")
  var all = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Show no more than so many cards in a column", valueName: "n"))
  var limit: Int?

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit takes a number from 0 up") }
  }

  /// The options, with the field by the tool's name for it.
  func options(_ snapshot: BacklogSnapshot) throws(CommandError) -> BoardOptions {
    do throws(FieldNames.Unknown) {
      let field = try by.map { word throws(FieldNames.Unknown) in
        try FieldNames(snapshot).field(word)
      }
      return BoardOptions(by: field, showsDropped: all, limit: limit)
    } catch {
      throw CommandError(error)
    }
  }
}
