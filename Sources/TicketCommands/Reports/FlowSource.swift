internal import TicketFlow
internal import TicketHistory
internal import TicketModel
internal import TicketStore
internal import TicketsKit

/// What the reports are made from: the commits in sight, seen at a moment through a window.
struct FlowSource {
  let workspace: Workspace
  let reading: FlowReading
  /// The flow of all tickets.
  let everything: BacklogFlow
  /// The tickets that were asked for, by their ids in lower case; nil for all.
  let selected: Set<String>?

  /// Reads what the options ask for; the plans only where they are needed.
  static func read(_ options: ReportOptions, withPlans: Bool) throws -> FlowSource {
    let workspace = try Workspace.open(options.options, at: options.past)
    let (history, configuration) = try workspace.history()
    // What is gone is only known to the plans.
    let isNeeded = withPlans || history.hasDeletions
    let plans = isNeeded ? try workspace.plans() : PlanHistory()
    let snapshot = try workspace.committed()
    let window = try ReportWindow(
      options, timezone: configuration.timezone, now: workspace.standpoint.now)
    let reading = FlowReading(
      snapshot: snapshot, history: history, plans: plans,
      formerProjects: history.hasDeletions
        ? try workspace.loader().formerProjects(history, plans, besides: snapshot) : [:])
    let selected =
      try options.selection.isEverything
      ? nil : Set(options.selection.tickets(of: snapshot, workspace).compactMap { $0.id?.folded })
    let flow = reading.flow(
      asOf: window.asOf, start: options.start?.value, clock: options.time.value,
      since: window.since)
    return FlowSource(
      workspace: workspace, reading: reading, everything: flow, selected: selected)
  }

  var snapshot: BacklogSnapshot { reading.snapshot }

  /// The flow of the tickets that were asked for.
  var flow: BacklogFlow {
    guard let selected else { return everything }
    return everything.filtered { selected.contains($0.id.lowercased()) }
  }

  /// What is odd in a flow, and in the history of its tickets.
  func quality(of flow: BacklogFlow) -> QualityReport {
    let isEverything = flow.journeys.count == everything.journeys.count
    return QualityReport(flow, history: reading.oddities(of: isEverything ? nil : flow))
  }
}

extension Workspace {
  /// The tickets as the newest commit in sight has them, read as the tree in sight configures it.
  fileprivate func committed() throws(CommandError) -> BacklogSnapshot {
    guard let tip = standpoint.tip else {
      throw CommandError(.environment, "there are no commits yet")
    }
    let present = try loader()
    let committed = try store { () throws(StoreError) in
      try BacklogLoader(place: place, source: .commit(tip), configuredBy: present)
    }
    // Most tickets are on disk as they were committed, where they are read sooner.
    var near: BacklogSnapshot?
    if case .workTree = standpoint.source { near = try? present.loaded().snapshot }
    let loaded = try committed.loaded(reusing: near)
    try refuse(loaded.findings)
    return loaded.snapshot
  }

  /// How tickets were planned over time.
  fileprivate func plans() throws(CommandError) -> PlanHistory {
    guard let tip = standpoint.tip else { return PlanHistory() }
    let loader = try loader()
    let settings = try store { () throws(StoreError) in try loader.soundSettings() }
    do throws(HistoryError) {
      return try loader.plans(
        upTo: tip, cache: HistoryCache(of: repository), isKept: !standpoint.isPast, settings)
    } catch {
      throw CommandError(.environment, error.description, hints: [error.hint])
    }
  }
}
