public import TicketModel

/// What was odd in the data that the other reports are computed from.
public struct QualityReport: Hashable, Sendable {
  /// One oddity.
  public struct Entry: Hashable, Sendable {
    /// What kind of oddity, in kebab case.
    public var kind: String
    /// The ticket's id; nil where it has none.
    public var ticket: String?
    /// The file, from the repository's root; nil where there is none to name.
    public var path: String?
    /// The commit, in hexadecimal; nil where there is none to name.
    public var commit: String?
    /// One line for people: lower case, no full stop.
    public var message: String

    /// Makes an entry.
    public init(
      kind: String, ticket: String? = nil, path: String? = nil, commit: String? = nil,
      message: String
    ) {
      self.kind = kind
      self.ticket = ticket
      self.path = path
      self.commit = commit
      self.message = message
    }
  }

  /// The moment that the report answers for.
  public var asOf: Instant
  /// The zone in which days are counted.
  public var timezone: BacklogTimeZone
  /// How many tickets were looked at.
  public var tickets: Int
  /// What was odd, by kind and then by ticket.
  public var entries: [Entry]

  /// Looks for what is odd in the journeys, and adds what the reading of the history met.
  public init(_ flow: BacklogFlow, history: [Entry] = []) {
    asOf = flow.asOf
    timezone = flow.timezone
    tickets = flow.journeys.count
    let own = flow.journeys.flatMap { QualityReport.entries(of: $0, in: flow) }
    entries = (history + own).enumerated().sorted { a, b in
      if a.element.kind != b.element.kind { return a.element.kind < b.element.kind }
      let (x, y) = (a.element.ticket ?? "", b.element.ticket ?? "")
      return x == y ? a.offset < b.offset : NaturalOrder.isLess(x, y)
    }.map(\.element)
  }

  /// How many entries there are of each kind, by kind.
  public var counts: [(kind: String, count: Int)] {
    var counts: [String: Int] = [:]
    for entry in entries { counts[entry.kind, default: 0] += 1 }
    return counts.sorted { $0.key < $1.key }.map { (kind: $0.key, count: $0.value) }
  }
}

extension QualityReport {
  private static func entries(of journey: TicketJourney, in flow: BacklogFlow) -> [Entry] {
    var found = stateEntries(of: journey, in: flow)
    func add(_ kind: String, _ message: String) {
      found.append(
        Entry(kind: kind, ticket: journey.id, path: journey.traits.path, message: message))
    }
    if let reason = journey.missingStart { add(reason.kind, reason.rawValue) }
    if let finish = journey.finish, journey.traits.type?.lowercased() != "sprint",
      journey.plan(at: finish)?.estimate == nil
    {
      add("missing-estimate", "finished without an estimate that is a number")
    }
    return found
  }

  private static func stateEntries(of journey: TicketJourney, in flow: BacklogFlow) -> [Entry] {
    journey.visits.enumerated().compactMap { index, visit in
      let from = flow.day(of: visit.from)
      let isLast = index + 1 == journey.visits.count
      let until = isLast ? "" : " until \(flow.day(of: visit.to))"
      let kind: String
      let message: String
      if visit.isDeleted {
        kind = isLast ? "deleted" : "deleted-and-returned"
        message =
          "the file was deleted on \(from)"
          + (isLast ? "" : ", and was back on \(flow.day(of: visit.to))")
      } else if let state = visit.state, visit.category == nil {
        kind = "unknown-state"
        message = "the workflow has no state \"\(state)\": unknown from \(from)\(until)"
      } else if visit.state == nil {
        kind = "unreadable-state"
        message = "the state can't be read from \(from)\(until)"
      } else {
        return nil
      }
      return Entry(
        kind: kind, ticket: journey.id, path: journey.traits.path, message: message)
    }
  }
}

extension CycleTimeExclusion.Reason {
  /// The name of the oddity in the data-quality report.
  public var kind: String {
    switch self {
    case .createdInDone: "created-in-done"
    case .neverStarted: "never-started"
    case .notRestarted: "not-restarted"
    case .unknownState: "unknown-start"
    }
  }
}
