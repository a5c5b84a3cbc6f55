internal import ArgumentParser
internal import Libgit2
internal import TicketHistory
internal import TicketModel
internal import TicketReports
internal import TicketStore

extension TicketsCommand {
  struct Log: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "log", abstract: "Show what happened to a ticket, or to every one, in commits",
      usage: "tickets log [<options>] [<id>]")

    @OptionGroup var options: GlobalOptions
    @OptionGroup var output: FormatOption<PlainFormat>

    @Argument(help: ArgumentHelp("The ticket's id; all tickets without it", valueName: "id"),
      completion: .tickets)
    var id: String?

    func run() async throws {
      let workspace = try await Workspace.open(options)
      let (history, configuration) = try workspace.history()
      let renderer = LogRenderer(style: workspace.style, timezone: configuration.timezone)
      guard let id else {
        try workspace.answer(
          output.form, text: renderer.text(history.timelines),
          json: LogRenderer.json(history.timelines))
        return
      }
      guard let timeline = history[id] else {
        var tickets = try workspace.finder()
        let ticket = try store { () throws(StoreError) in try tickets.required(id) }
        throw CommandError(
          .refused, "\(ticket.idText ?? id) has no history yet: \(ticket.path) is not committed")
      }
      try workspace.answer(
        output.form, text: renderer.text(timeline), json: LogRenderer.json(timeline))
    }
  }
}

extension Workspace {
  /// Every ticket's history up to HEAD, with the configuration that says where tickets lie.
  func history() throws(CommandError) -> (BacklogHistory, BacklogConfiguration) {
    guard let tip = standpoint.tip else {
      throw CommandError(.environment, "there are no commits yet")
    }
    let loader = try loader()
    let settings = try store { () throws(StoreError) in try loader.soundSettings() }
    do throws(HistoryError) {
      let reader = HistoryReader(
        repository: repository, layout: settings.configuration.layout,
        cache: HistoryCache(of: repository), isKept: !standpoint.isPast)
      return (try reader.read(from: tip), settings.configuration)
    } catch {
      throw CommandError(.environment, error.description, hints: [error.hint])
    }
  }
}
