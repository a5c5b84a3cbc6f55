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

  /// The sprints by their first day. Where two of them are called alike, a project's own ones have its
  /// name in front.
  public let sprints: [Sprint]
  /// The same in any order, as their projects call them.
  private let plain: [Sprint]

  /// The most sprints that a cadence makes.
  private static let most = 10_000

  /// Makes a calendar up to the sprint of a day, and up to the highest number that is asked for.
  ///
  /// A sprint ticket's own dates win over a cadence's. What lies in one of the `projects` that have
  /// work in them is that project's own, and so is a cadence of its own in `cadences`: it wins over the
  /// backlog's there, and counts for others only where nothing else has its number. Sprints that none of
  /// the `projects` plans by are left out.
  public init(
    cadence: SprintCadence?, cadences: [String: SprintCadence] = [:], containers: [Container],
    projects: Set<String> = [], through day: CalendarDay, number: Int = 0
  ) {
    let dated = containers.compactMap { container in
      container.days.map { Sprint(container, $0, isOwn: projects.contains(container.project)) }
    }
    var all = dated
    for (project, own) in cadences {
      let names = SprintCalendar.names(containers.filter { $0.project == project })
      var sprints = SprintCalendar.regular(own, names, through: day, number: number)
      for index in sprints.indices {
        sprints[index].project = project
        sprints[index].excluded = projects.subtracting([project])
      }
      all += SprintCalendar.untaken(sprints, by: dated.filter { $0.project == project })
    }
    if let cadence {
      let names = SprintCalendar.names(containers.filter { cadences[$0.project] == nil })
      let sprints = SprintCalendar.regular(cadence, names, through: day, number: number)
      all += SprintCalendar.untaken(sprints, by: dated.filter { $0.project == nil })
    }
    SprintCalendar.exclude(from: &all, projects, Set(cadences.keys))
    all.removeAll { !projects.isEmpty && projects.isSubset(of: $0.excluded) }
    self.init(all)
  }

  /// The same sprints as far as some of the projects plan by them.
  public func restricted(to projects: Set<String>) -> SprintCalendar {
    guard !projects.isEmpty else { return self }
    return SprintCalendar(plain.filter { !projects.isSubset(of: $0.excluded) })
  }

  private init(_ plain: [Sprint]) {
    self.plain = plain
    sprints = SprintCalendar.toldApart(plain)
      .sorted { ($0.first, $0.last, $0.name) < ($1.first, $1.last, $1.name) }
  }

  private static func names(_ containers: [Container]) -> [Int: Set<String>] {
    var names: [Int: Set<String>] = [:]
    for container in containers where container.days == nil {
      if let number = container.number { names[number, default: []].formUnion(container.names) }
    }
    return names
  }

  private static func regular(
    _ cadence: SprintCadence, _ names: [Int: Set<String>], through day: CalendarDay, number: Int
  ) -> [Sprint] {
    let elapsed = day.daysSinceEpoch - cadence.first.daysSinceEpoch
    let current = elapsed < 0 ? 0 : elapsed / cadence.lengthInDays + 1
    let count = min(most, max(current, number))
    guard count > 0 else { return [] }
    return (1...count).map { number in
      let first = cadence.first.adding(days: (number - 1) * cadence.lengthInDays)
      return Sprint(
        name: "\(number)", first: first, last: first.adding(days: cadence.lengthInDays - 1),
        names: names[number] ?? [], number: number)
    }
  }

  private static func untaken(_ sprints: [Sprint], by others: [Sprint]) -> [Sprint] {
    let taken = Set(others.compactMap(\.number))
    return sprints.filter { sprint in !(sprint.number.map { taken.contains($0) } ?? false) }
  }

  /// Leaves out of each sprint the projects that have another one of its number.
  private static func exclude(
    from sprints: inout [Sprint], _ projects: Set<String>, _ regular: Set<String>
  ) {
    var owners: [Int: Set<String>] = [:]
    var common: Set<Int> = []
    for sprint in sprints {
      guard let number = sprint.number else { continue }
      if let project = sprint.project {
        owners[number, default: []].insert(project)
      } else {
        common.insert(number)
      }
    }
    for index in sprints.indices {
      let (number, project) = (sprints[index].number, sprints[index].project)
      let isCommon = number.map { common.contains($0) } ?? false
      var others = number.flatMap { owners[$0] } ?? []
      if project == nil || isCommon { others.formUnion(regular) }
      if project != nil, isCommon { others.formUnion(projects) }
      if let project { others.remove(project) }
      sprints[index].excluded.formUnion(others)
    }
  }

  private static func toldApart(_ sprints: [Sprint]) -> [Sprint] {
    let counts = Dictionary(sprints.map { ($0.name.lowercased(), 1) }, uniquingKeysWith: +)
    let doubled = Set(
      sprints.filter { counts[$0.name.lowercased(), default: 0] > 1 }.map(\.project))
    return sprints.map { sprint in
      guard let project = sprint.project else { return sprint }
      var sprint = sprint
      let names = [" ", "/"].map { "\(project)\($0)\(sprint.name)" }
      sprint.names.formUnion(names.map { $0.lowercased() })
      if doubled.contains(project) { sprint.name = names[0] }
      return sprint
    }
  }

  /// The sprint of a name; nil where there is none.
  public func sprint(named name: String) -> Sprint? {
    sprints.first { $0.name.lowercased() == name.lowercased() }
      ?? sprints.first { $0.names.contains(name.lowercased()) }
      ?? sprints.first { $0.isCalled(name) }
  }

  /// The sprint that a day belongs to, or else the last one before it; nil before the first. The
  /// backlog's comes before a project's own.
  public func current(on day: CalendarDay) -> Sprint? {
    let running = sprints.filter { $0.contains(day) }
    return running.last { $0.project == nil } ?? running.last ?? sprints.last { $0.first <= day }
  }

  /// The sprint in which a ticket that was finished on a day counts.
  ///
  /// Of several that hold the day the one that the ticket names, else one of its project.
  func sprint(ofFinish day: CalendarDay, plan: TicketPlan?, project: String) -> Sprint? {
    let candidates = sprints.filter { $0.contains(day) }
    return candidates.first { $0.includes(plan, ofProject: project) }
      ?? candidates.first { $0.project == project }
      ?? candidates.first { !$0.excluded.contains(project) }
  }
}

extension Sprint {
  /// The sprint of a ticket that tells its days.
  fileprivate init(
    _ container: SprintCalendar.Container, _ days: ClosedRange<CalendarDay>, isOwn: Bool
  ) {
    self.init(
      name: container.sprint ?? container.id, first: days.lowerBound, last: days.upperBound,
      names: container.names, project: isOwn ? container.project : nil, number: container.number)
    id = container.id.lowercased()
  }
}
