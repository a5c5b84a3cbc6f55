public import TicketModel

/// All the sprints of a backlog: from the configuration's cadence, and from the dates of sprint tickets.
public struct SprintCalendar: Hashable, Sendable {
  /// A ticket of the type `sprint`.
  public struct Container: Hashable, Sendable {
    /// Its id.
    public var id: String
    /// Its title.
    public var title: String?
    /// Its own `sprint:` field.
    public var sprint: String?
    /// The project that it lies in.
    public var project: String
    /// The first and last day that its file tells; nil where it doesn't.
    public var days: ClosedRange<CalendarDay>?

    /// Makes a container.
    public init(
      id: String, title: String? = nil, sprint: String? = nil, project: String = "",
      days: ClosedRange<CalendarDay>? = nil
    ) {
      self.id = id
      self.title = title
      self.sprint = sprint
      self.project = project
      self.days = days
    }

    /// Its number: that of its `sprint:`, or the digits at the end of its id.
    var number: Int? {
      if let sprint { return Sprint.number(in: sprint) }
      let digits = id.reversed().prefix { ("0"..."9").contains($0) }
      return digits.isEmpty || digits.count > 6 ? nil : Int(String(digits.reversed()))
    }

    /// What tickets may call it.
    var names: Set<String> {
      Set([id, title, sprint].compactMap { $0?.lowercased() }.filter { !$0.isEmpty })
    }
  }

  /// The sprints by their first day.
  public let sprints: [Sprint]

  /// The most sprints that a cadence makes.
  private static let most = 10_000

  /// Makes a calendar up to the sprint of a day, and up to the highest number that is asked for.
  ///
  /// A sprint ticket's own dates win over the cadence's.
  public init(
    cadence: SprintCadence?, containers: [Container], through day: CalendarDay, number: Int = 0
  ) {
    let dated = containers.filter { $0.days != nil }
    let own = dated.map { container in
      let days = container.days ?? day...day
      return Sprint(
        name: container.sprint ?? container.id, first: days.lowerBound, last: days.upperBound,
        names: container.names, project: container.project, number: container.number)
    }
    let taken = Set(own.compactMap(\.number))
    let regular = cadence.map {
      SprintCalendar.regular($0, containers: containers, through: day, number: number)
    }
    let rest = (regular ?? []).filter { sprint in
      !(sprint.number.map { taken.contains($0) } ?? false)
    }
    sprints = (own + rest).sorted {
      ($0.first, $0.last, $0.name) < ($1.first, $1.last, $1.name)
    }
  }

  private static func regular(
    _ cadence: SprintCadence, containers: [Container], through day: CalendarDay, number: Int
  ) -> [Sprint] {
    let elapsed = day.daysSinceEpoch - cadence.first.daysSinceEpoch
    let current = elapsed < 0 ? 0 : elapsed / cadence.lengthInDays + 1
    let count = min(most, max(current, number))
    guard count > 0 else { return [] }
    var names: [Int: Set<String>] = [:]
    for container in containers where container.days == nil {
      if let number = container.number { names[number, default: []].formUnion(container.names) }
    }
    return (1...count).map { number in
      let first = cadence.first.adding(days: (number - 1) * cadence.lengthInDays)
      return Sprint(
        name: "\(number)", first: first, last: first.adding(days: cadence.lengthInDays - 1),
        names: names[number] ?? [], number: number)
    }
  }

  /// The sprint of a name; nil where there is none.
  public func sprint(named name: String) -> Sprint? {
    sprints.first { $0.names.contains(name.lowercased()) } ?? sprints.first { $0.isCalled(name) }
  }

  /// The sprint that a day belongs to, or else the last one before it; nil before the first.
  public func current(on day: CalendarDay) -> Sprint? {
    sprints.last { $0.contains(day) } ?? sprints.last { $0.first <= day }
  }

  /// The sprint in which a ticket that was finished on a day counts.
  ///
  /// Of several that hold the day the one that the ticket names, else one of its project.
  func sprint(ofFinish day: CalendarDay, plan: TicketPlan?, project: String) -> Sprint? {
    let candidates = sprints.filter { $0.contains(day) }
    return candidates.first { $0.includes(plan) }
      ?? candidates.first { $0.project == project } ?? candidates.first
  }
}
