internal import ArgumentParser
internal import TicketHistory
internal import TicketModel
internal import TicketReports
internal import TicketStore

extension TicketsCommand {
  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show tickets: their fields, their text, their checkboxes",
      usage: "tickets show [<options>] [<id> ...]\ntickets show [<options>] [<query> ...]",
      discussion: """
        On a terminal the text is styled, and each checkbox has the number that tick takes; in a \
        pipe the text is as the file has it.

        Examples:
          tickets show P3-101
          tickets show P3-101 --format json
          tickets show 'sprint:3 is:started'

        Of one id the JSON is one object; of several, or of a query, a list.
        """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var output: FormatOption<ListingFormat>
    @OptionGroup var past: AtOption

    @OptionGroup var chosen: ChosenTickets

    func run() throws {
      let workspace = try Workspace.open(options, at: past)
      var finder = try workspace.finder()
      let tickets = try workspace.find(chosen.ids, where: chosen.asked.query, &finder)
      try workspace.refuse(finder.settings.findings)
      let snapshot = try store { () throws(StoreError) in try finder.snapshot() }
      try workspace.warnOfUnreadable(
        BacklogSnapshot(
          configuration: snapshot.configuration, projects: snapshot.projects, tickets: tickets))
      // Without a history that can be read, such as in a shallow clone, nothing is said of commits.
      let history = try? workspace.history().0
      let details = tickets.map { ticket in
        var detail = TicketDetail(
          ticket, in: snapshot, isModified: workspace.isUncommitted(ticket))
        detail.mentions = history?.mentions(of: ticket.idText ?? "") ?? []
        return detail
      }
      let isOne = try store { () throws(StoreError) in try chosen.words.isOne }
      try workspace.answer(
        output.form, workspace.listing(tickets, snapshot),
        text: TicketShowRenderer(style: workspace.style).text(details),
        json: isOne
          ? details.first.map(TicketShowRenderer.json) ?? .null
          : .array(details.map(TicketShowRenderer.json)))
    }
  }
}

extension Workspace {
  /// Finds tickets by id in the tree in sight.
  func finder() throws(CommandError) -> TicketFinder {
    let loader = try loader()
    return try store { () throws(StoreError) in try TicketFinder(loader) }
  }

  /// The tickets that a command line asks for, in the tree in sight.
  func find(
    _ ids: [String], where query: String?, _ finder: inout TicketFinder
  ) throws(CommandError) -> [Ticket] {
    let today = today(finder.settings.configuration)
    return try store { () throws(StoreError) in
      try finder.find(TicketWords(ids, where: query), today: today)
    }
  }
}
