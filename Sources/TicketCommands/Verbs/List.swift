internal import ArgumentParser
internal import TicketModel
internal import TicketReports

extension TicketsCommand {
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list", abstract: "List tickets, all or those that a query asks for",
      usage: "tickets list [<options>] [<query> ...]",
      discussion: """
        In a pipe nothing is cut and there are no headings.

        Examples:
          tickets list is:open
          tickets list status:todo,review owner:backend 'estimate>=5'
          tickets list --sort priority,-due --columns id,due,owner,title
        """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var output: FormatOption<ListingFormat>
    @OptionGroup var past: AtOption
    @OptionGroup var arrangement: ListArrangement
    @OptionGroup var selection: TicketSelection

    func run() throws {
      let workspace = try Workspace.open(options, at: past)
      let snapshot = try workspace.load()
      let tickets = try selection.tickets(of: snapshot, workspace)
      try workspace.warnOfUnreadable(snapshot)
      let listing = try arrangement.listing(of: tickets, snapshot, workspace)
      try workspace.answer(
        output.form, listing, text: TicketListRenderer(style: workspace.style).text(listing),
        json: listing.json)
      if output.form == .text, listing.tickets.isEmpty, workspace.style.isTerminal {
        try workspace.environment.standardError.write("no tickets\n")
      }
    }
  }
}

extension Workspace {
  /// Prints a listing of tickets: what people and programs read of it is the command's own.
  func answer(
    _ form: ListingFormat, _ listing: @autoclosure () -> TicketListing,
    text: @autoclosure () -> String, json: @autoclosure () -> JSONValue
  ) throws(CommandError) {
    switch form {
    case .text: try answer(text())
    case .json: try answer(json())
    case .csv: try answer(CSVText.document(listing().rows))
    case .ids: try answer(listing().ids)
    }
  }

  /// Tickets in the order in which they are to be listed.
  func listing(_ tickets: [Ticket], _ snapshot: BacklogSnapshot) -> TicketListing {
    TicketListing(tickets: tickets, in: snapshot, today: today(snapshot.configuration))
  }
}

/// In which order, and with which columns, tickets are listed.
struct ListArrangement: ParsableArguments {
  @Option(
    help: ArgumentHelp("The fields to show: id,status,title,…", valueName: "fields"),
    completion: .fields)
  var columns: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Sort by these fields; -field puts the greatest first", valueName: "fields"),
    completion: .fields)
  var sort: String?

  @Flag(help: "Turn the order around")
  var reverse = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("List no more than so many tickets", valueName: "n"))
  var limit: Int?

  func validate() throws {
    if let limit, limit < 0 { throw ValidationError("--limit takes a number from 0 up") }
  }

  /// The listing of some tickets, which come in the order of their ids.
  func listing(
    of tickets: [Ticket], _ snapshot: BacklogSnapshot, _ workspace: Workspace
  ) throws(CommandError) -> TicketListing {
    let names = FieldNames(snapshot)
    do throws(FieldNames.Unknown) {
      var tickets = tickets
      if let sort { tickets = try TicketOrder(sort, names).sorted(tickets, in: snapshot) }
      if reverse { tickets.reverse() }
      return TicketListing(
        tickets: Array(tickets.prefix(limit ?? tickets.count)), in: snapshot,
        columns: try columns.map(names.fields), today: workspace.today(snapshot.configuration))
    } catch {
      throw CommandError(error)
    }
  }
}

extension CommandError {
  /// A word on the command line that should name a field.
  init(_ error: FieldNames.Unknown) {
    let near = error.suggestion.map { "did you mean \($0)?" }
    self.init(
      .usage, error.word.isEmpty ? "a field's name is missing" : "no field is called \(error.word)",
      hints: [near ?? "fields: \(error.known.joined(separator: ", "))"])
  }
}
