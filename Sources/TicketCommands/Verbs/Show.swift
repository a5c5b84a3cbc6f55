internal import ArgumentParser
internal import TicketHistory
internal import TicketModel
internal import TicketReports
internal import TicketStore

extension TicketsCommand {
  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "show", abstract: "Show one ticket: its fields, its text, its checkboxes",
      usage: "tickets show [<options>] <id>",
      discussion: """
        On a terminal the text is styled, and each checkbox has the number that tick takes; in a \
        pipe the text is as the file has it.

        Examples:
          tickets show P3-101
          tickets show P3-101 --format json
        """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var output: FormatOption<PlainFormat>
    @OptionGroup var past: AtOption

    @Argument(
      help: ArgumentHelp("The ticket's id, in any case", valueName: "id"), completion: .tickets)
    var id: String

    func run() async throws {
      let workspace = try await Workspace.open(options, at: past)
      var tickets = try workspace.finder()
      let ticket = try store { () throws(StoreError) in try tickets.required(id) }
      try workspace.refuse(tickets.settings.findings)
      let snapshot = try store { () throws(StoreError) in try tickets.snapshot() }
      try workspace.warnOfUnreadable(
        BacklogSnapshot(
          configuration: snapshot.configuration, projects: snapshot.projects, tickets: [ticket]))
      var detail = TicketDetail(
        ticket, in: snapshot, isModified: workspace.isUncommitted(ticket))
      // Without a history that can be read, such as in a shallow clone, nothing is said of commits.
      let history = try? workspace.history().0
      detail.mentions = history?.mentions(of: ticket.idText ?? "") ?? []
      try workspace.answer(
        output.form, text: TicketShowRenderer(style: workspace.style).text(detail),
        json: TicketShowRenderer.json(detail))
    }
  }
}

extension Workspace {
  /// Finds tickets by id in the tree in sight.
  func finder() throws(CommandError) -> TicketFinder {
    let loader = try loader()
    return try store { () throws(StoreError) in try TicketFinder(loader) }
  }
}
