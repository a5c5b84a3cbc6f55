internal import ArgumentParser
internal import Foundation
internal import Libgit2
internal import TicketFlow
internal import TicketHistory
internal import TicketModel
internal import TicketReports
internal import TicketStore
internal import TicketSyntax

/// What the reports are made from: the commits in sight, seen at a moment through a window.
struct FlowSource {
  let workspace: Workspace
  /// The tickets as they are committed.
  let snapshot: BacklogSnapshot
  let history: BacklogHistory
  /// The flow of all tickets.
  let everything: BacklogFlow
  /// The flow of the tickets that were asked for.
  let flow: BacklogFlow

  /// Reads what the options ask for; the plans only where a report needs them.
  static func read(_ options: ReportOptions, withPlans: Bool) async throws -> FlowSource {
    let workspace = try await Workspace.open(options.options, at: options.past)
    let (history, configuration) = try workspace.history()
    let snapshot = try workspace.committed()
    let window = try ReportWindow(
      options, timezone: configuration.timezone, now: workspace.standpoint.now)
    let selected =
      try options.selection.isEverything
      ? nil : Set(options.selection.tickets(of: snapshot, workspace).compactMap { $0.id?.folded })
    let everything = BacklogFlow(
      timelines: history.timelines,
      workflow: { snapshot.configuration(forTimeline: $0).workflow },
      traits: { snapshot.traits(of: $0) },
      changes: withPlans ? try workspace.plans(snapshot) : [:],
      timezone: configuration.timezone, asOf: window.asOf,
      options: FlowOptions(
        start: options.start?.value ?? configuration.metrics.start, clock: options.time.value,
        since: window.since))
    return FlowSource(
      workspace: workspace, snapshot: snapshot, history: history, everything: everything,
      flow: selected.map { ids in everything.filtered { ids.contains($0.id.lowercased()) } }
        ?? everything)
  }

  /// What was odd in the history of the tickets that were asked for.
  func oddities(of flow: BacklogFlow) -> [QualityReport.Entry] {
    let ids = Set(flow.journeys.map { $0.id.lowercased() })
    let isEverything = flow.journeys.count == history.timelines.count
    return history.issues.filter { issue in
      issue.ticket.map { ids.contains($0.lowercased()) } ?? isEverything
    }.map { issue in
      QualityReport.Entry(
        kind: issue.kind.rawValue, ticket: issue.ticket, path: issue.path, commit: issue.commit,
        message: issue.message)
    }
  }

  /// The sprints up to the moment asked for, and one more that is asked for by its number.
  func sprints(including name: String? = nil) -> SprintCalendar {
    SprintCalendar(
      cadence: snapshot.configuration.sprints,
      containers: snapshot.tickets.compactMap(SprintCalendar.Container.init),
      through: flow.lastDay, number: name.flatMap(Sprint.number(in:)) ?? 0)
  }
}

extension Workspace {
  /// The tickets as the newest commit in sight has them; how they are read is said on disk.
  fileprivate func committed() throws(CommandError) -> BacklogSnapshot {
    guard let tip = standpoint.tip else {
      throw CommandError(.environment, "there are no commits yet")
    }
    let loader = try store { () throws(StoreError) in
      try BacklogLoader(
        place: place, source: .commit(tip), settings: repository.isBare ? nil : .workTree)
    }
    let loaded = try loader.loaded()
    try refuse(loaded.findings)
    return loaded.snapshot
  }

  /// How tickets were planned over time.
  fileprivate func plans(
    _ snapshot: BacklogSnapshot
  ) throws(CommandError) -> [String: [TicketFieldChange]] {
    guard let tip = standpoint.tip else { return [:] }
    let reader = PlanReader(
      repository: repository, layout: snapshot.configuration.layout
    ) { path, bytes in
      let ticket = Ticket(
        document: TicketDocument(bytes: bytes), path: path, configuration: snapshot.configuration)
      return ticket.idText.map { ($0, TicketPlan(ticket)) }
    }
    do throws(HistoryError) {
      return try reader.read(from: tip)
    } catch {
      throw CommandError(.environment, error.description, hints: [error.hint])
    }
  }
}

extension BacklogSnapshot {
  /// The configuration of the project in which a ticket's history ended.
  func configuration(forTimeline timeline: TicketTimeline) -> BacklogConfiguration {
    self[timeline.id].map { configuration(for: $0) } ?? configuration
  }

  /// What the file at the tip says of a ticket.
  fileprivate func traits(of timeline: TicketTimeline) -> TicketTraits {
    guard let ticket = self[timeline.id] else { return TicketTraits(path: timeline.path) }
    return TicketTraits(
      title: ticket.title, type: ticket.type, owners: ticket.texts("owner"),
      project: ticket.project, plan: TicketPlan(ticket), path: ticket.path)
  }
}

extension SprintCalendar.Container {
  private static let firstDays = ["start", "starts", "begin", "begins", "first", "from"]
  private static let lastDays = ["end", "ends", "finish", "last", "until", "to", "due"]

  /// Reads a sprint ticket; nil for a ticket of another type.
  init?(_ ticket: Ticket) {
    guard ticket.type?.lowercased() == "sprint", let id = ticket.idText else { return nil }
    let day = { (names: [String]) in
      names.lazy.flatMap { ticket.texts($0) }.compactMap { CalendarDay($0.prefix(10)) }.first
    }
    var days: ClosedRange<CalendarDay>?
    if let first = day(Self.firstDays), let last = day(Self.lastDays), first <= last {
      days = first...last
    }
    self.init(
      id: id, title: ticket.title, sprint: ticket.texts("sprint").first, project: ticket.project,
      days: days)
  }
}
