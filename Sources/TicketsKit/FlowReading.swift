package import TicketFlow
package import TicketHistory
package import TicketModel

/// What the files and the commits of a backlog say, brought together to its flow.
package struct FlowReading {
  /// The tickets as the newest commit has them.
  package let snapshot: BacklogSnapshot
  /// What happened to them.
  package let history: BacklogHistory
  /// How they were planned over time; empty where that was not read.
  package let plans: PlanHistory
  /// The configurations of projects that have no ticket left.
  package let formerProjects: [String: BacklogConfiguration]

  /// Makes a reading.
  package init(
    snapshot: BacklogSnapshot, history: BacklogHistory,
    plans: PlanHistory = PlanHistory(), formerProjects: [String: BacklogConfiguration] = [:]
  ) {
    self.snapshot = snapshot
    self.history = history
    self.plans = plans
    self.formerProjects = formerProjects
  }

  /// The flow as it was at a moment; without a start, each ticket's clock starts as its project says.
  package func flow(
    asOf: Instant, start: MetricsSettings.Start?, clock: FlowOptions.Clock = .recorded,
    since: Instant? = nil
  ) -> BacklogFlow {
    BacklogFlow(
      timelines: history.timelines, workflow: { configuration(of: $0).workflow },
      start: { start ?? configuration(of: $0).metrics.start },
      traits: { snapshot.traits(of: $0, home: plans.homes[$0.id.lowercased()]) },
      changes: plans.changes,
      timezone: snapshot.configuration.timezone, asOf: asOf,
      options: FlowOptions(
        start: start ?? snapshot.configuration.metrics.start, clock: clock, since: since))
  }

  /// The configuration of the project in which a ticket's history ended.
  private func configuration(of timeline: TicketTimeline) -> BacklogConfiguration {
    if let ticket = snapshot[timeline.id] { return snapshot.configuration(for: ticket) }
    let project = plans.homes[timeline.id.lowercased()] ?? ""
    return formerProjects[project] ?? snapshot.configuration(forProject: project)
  }

  /// What was odd in the reading of the history; with a flow, of its tickets alone.
  package func oddities(of flow: BacklogFlow? = nil) -> [QualityReport.Entry] {
    let ids = flow.map { Set($0.journeys.map { $0.id.lowercased() }) }
    return history.issues.filter { issue in
      guard let ids else { return true }
      return issue.ticket.map { ids.contains($0.lowercased()) } ?? false
    }.map { issue in
      QualityReport.Entry(
        kind: issue.kind.rawValue, ticket: issue.ticket, path: issue.path, commit: issue.commit,
        message: issue.message)
    }
  }
}

extension BacklogSnapshot {
  /// The sprints up to a day, and one more that is asked for by its number.
  package func sprints(through day: CalendarDay, including name: String? = nil) -> SprintCalendar {
    let workers = tickets.filter { $0.type?.lowercased() != "sprint" }.map(\.project)
    return SprintCalendar(
      cadence: configuration.sprints,
      cadences: projects.compactMapValues(\.sprints).filter { $0.value != configuration.sprints },
      containers: tickets.compactMap(SprintCalendar.Container.init), projects: Set(workers),
      through: day, number: name.flatMap(Sprint.number(in:)) ?? 0)
  }

  /// What the file at the tip says of a ticket; of one that is gone its project is all.
  fileprivate func traits(of timeline: TicketTimeline, home: String?) -> TicketTraits {
    guard let ticket = self[timeline.id] else {
      return TicketTraits(project: home ?? "", path: timeline.path)
    }
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
      names.firstValue { ticket.texts($0).firstValue { CalendarDay($0.prefix(10)) } }
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
