internal import ArgumentParser
internal import TicketHistory
internal import TicketModel
internal import TicketReports
internal import TicketStore

extension TicketsCommand {
  struct Log: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "log", abstract: "Show what happened to tickets, or to every one, in commits",
      usage: "tickets log [<options>] [<id> ...]\ntickets log [<options>] [<query> ...]",
      discussion: """
        Each change of state has when it was made, in the backlog's zone, its commit and author, \
        and how long the state lasted. Below stand the other commits whose message names the ticket. \
        Of one id the JSON is one object, else a list; in CSV each event is a row.

        Examples:
          tickets log P3-101
          tickets log P3-101 --at 2026-01-31
          tickets log 'sprint:3 is:done'
          tickets log --format json
        """)

    @OptionGroup var options: GlobalOptions
    @OptionGroup var output: FormatOption<ListingFormat>
    @OptionGroup var past: AtOption

    @OptionGroup var asked: WhereOption
    @Argument(
      help: ArgumentHelp("The tickets' ids; all tickets without one", valueName: "id"),
      completion: .tickets)
    var ids: [String] = []

    func run() throws {
      let workspace = try Workspace.open(options, at: past)
      let (history, configuration) = try workspace.history()
      let renderer = LogRenderer(style: workspace.style, timezone: configuration.timezone)
      let words = try store { () throws(StoreError) in try TicketWords(ids, where: asked.query) }
      let entries = try timelines(words, history, workspace).map { history.entry($0) }
      switch output.form {
      case .text: try workspace.answer(renderer.text(entries))
      case .json where words.isOne:
        try workspace.answer(entries.first.map(LogRenderer.json) ?? .null)
      case .json: try workspace.answer(entries, LogRenderer.json)
      case .csv: try workspace.answer(CSVText.document(LogRenderer.rows(entries)))
      case .ids: try workspace.answer(LogRenderer.ids(entries))
      }
    }

    /// Every ticket's that ever was; those of some ids; those of the tickets that a query asks for.
    private func timelines(
      _ words: TicketWords, _ history: BacklogHistory, _ workspace: Workspace
    ) throws(CommandError) -> [TicketTimeline] {
      guard !words.ids.isEmpty || words.query != nil else { return history.timelines }
      var finder = try workspace.finder()
      var found: [TicketTimeline] = []
      for id in words.ids {
        if let timeline = history[id] {
          found.append(timeline)
        } else {
          let ticket = try store { () throws(StoreError) in try finder.required(id) }
          throw CommandError(
            .refused, "\(ticket.idText ?? id) has no history yet: \(ticket.path) is not committed")
        }
      }
      guard let query = words.query else { return found }
      let asked = try workspace.find([], where: query, &finder)
      let known = Set(found.map(\.id))
      return found + asked.compactMap { history[$0.idText ?? ""] }.filter { !known.contains($0.id) }
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
