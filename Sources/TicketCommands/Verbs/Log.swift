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
      usage: "tickets log [<options>] [<id>]",
      discussion: """
        Each change of state has when it was made, in the backlog's zone, its commit and author, \
        and how long the state lasted. Below stand the other commits whose message names the ticket.

        Examples:
          tickets log P3-101
          tickets log P3-101 --at 2026-01-31
          tickets log --format json
        """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var output: FormatOption<PlainFormat>
    @OptionGroup var past: AtOption

    @Argument(
      help: ArgumentHelp("The ticket's id; all tickets without it", valueName: "id"),
      completion: .tickets)
    var id: String?

    func run() async throws {
      let workspace = try await Workspace.open(options, at: past)
      let (history, configuration) = try workspace.history()
      let renderer = LogRenderer(style: workspace.style, timezone: configuration.timezone)
      guard let id else {
        let entries = history.timelines.map { history.entry($0) }
        try workspace.answer(
          output.form, text: renderer.text(entries), json: LogRenderer.json(entries))
        return
      }
      guard let timeline = history[id] else {
        var tickets = try workspace.finder()
        let ticket = try store { () throws(StoreError) in try tickets.required(id) }
        throw CommandError(
          .refused, "\(ticket.idText ?? id) has no history yet: \(ticket.path) is not committed")
      }
      let entry = history.entry(timeline)
      try workspace.answer(
        output.form, text: renderer.text(entry), json: LogRenderer.json(entry))
    }
  }
}

extension BacklogHistory {
  fileprivate func entry(_ timeline: TicketTimeline) -> LogRenderer.Entry {
    LogRenderer.Entry(timeline, mentions: mentions(of: timeline.id))
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
