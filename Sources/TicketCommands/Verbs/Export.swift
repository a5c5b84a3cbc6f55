internal import ArgumentParser
internal import FileAccess
internal import TicketHistory
internal import TicketInterchange
internal import TicketModel
internal import TicketStore

extension TicketsCommand {
  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "export", abstract: "Take tickets out, in the form that others work with",
      usage: "tickets export --to <form> [<options>] [<query> ...]",
      discussion: """
        Forms (--to):
        \(forms)

        Examples:
          tickets export --to csv is:open -o open.csv
          tickets export --to jira -p shop > shop.csv
          tickets export --to ics has:due -o due.ics
        """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var past: AtOption
    @Option(
      help: ArgumentHelp("The form, such as csv or markdown", valueName: "form"),
      completion: .list(Exporters.all.map { $0.name }))
    var to: String
    @Option(
      name: .shortAndLong,
      help: ArgumentHelp("Write to a file, not to standard output", valueName: "file"),
      completion: .file())
    var output: String?
    @OptionGroup var selection: TicketSelection

    func run() throws {
      guard let exporter = Exporters.named(to) else {
        throw CommandError(
          .usage, "\(to) is no form that can be exported",
          hints: ["known are " + Exporters.all.map { $0.name }.joined(separator: ", ")])
      }
      let workspace = try Workspace.open(options, at: past)
      let snapshot = try workspace.load()
      let tickets = try selection.tickets(of: snapshot, workspace)
      try workspace.warnOfUnreadable(snapshot)
      let events = exporter.tellsHistory ? try events(workspace) : [:]
      let exported = tickets.map { ticket in
        ExportedTicket(
          ticket: ticket, configuration: snapshot.configuration(for: ticket),
          events: events[ticket.idText?.lowercased() ?? ""] ?? [])
      }
      let title = title(of: tickets, workspace)
      try write(
        exporter.text(
          of: exported, options: ExportOptions(title: title, now: workspace.environment.now)),
        workspace)
    }

    private static var forms: String {
      Exporters.all.map { exporter in
        let gap = String(repeating: " ", count: max(1, 12 - exporter.name.count))
        return "  \(exporter.name)\(gap)\(exporter.summary)"
      }.joined(separator: "\n")
    }

    /// What happened to each ticket, by its id in lower case; nothing before the first commit.
    private func events(_ workspace: Workspace) throws(CommandError) -> [String: [TicketEvent]] {
      guard workspace.standpoint.tip != nil else { return [:] }
      let (history, _) = try workspace.history()
      return Dictionary(
        history.timelines.map { ($0.id.lowercased(), $0.events) }, uniquingKeysWith: { a, _ in a })
    }

    /// The one project's name, or the repository's.
    private func title(of tickets: [Ticket], _ workspace: Workspace) -> String {
      let projects = Set(tickets.map(\.project))
      if projects.count == 1, let project = projects.first, !project.isEmpty { return project }
      return workspace.place.root.split(separator: "/").last.map(String.init) ?? "backlog"
    }

    private func write(_ text: String, _ workspace: Workspace) throws(CommandError) {
      guard let output, output != "-" else { return try workspace.answer(text) }
      let folder = workspace.environment.directory
      let path = output.hasPrefix("/") ? output : "\(folder)/\(output)"
      do throws(FileError) {
        try Files.replace(path, with: Array(text.utf8))
      } catch {
        throw CommandError(.environment, error.message)
      }
    }
  }
}
