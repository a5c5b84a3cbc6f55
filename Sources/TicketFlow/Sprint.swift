public import TicketModel

/// A sprint: its days, and what tickets call it.
public struct Sprint: Hashable, Sendable {
  /// The name that reports show.
  public var name: String
  /// The first day.
  public var first: CalendarDay
  /// The last day.
  public var last: CalendarDay
  /// What tickets may call it, in lower case.
  public var names: Set<String>
  /// The project that has it for its own; nil where it is the whole backlog's.
  public var project: String?
  /// The projects that plan by other sprints: their tickets are in this one only by its id.
  public var excluded: Set<String> = []
  /// The id of the ticket that gave it its dates, in lower case; nil where a cadence did.
  public var id: String?
  /// Its number, where it has one.
  public var number: Int?

  /// Makes a sprint.
  public init(
    name: String, first: CalendarDay, last: CalendarDay, names: Set<String> = [],
    project: String? = nil, number: Int? = nil
  ) {
    self.name = name
    self.first = first
    self.last = last
    self.names = names.union([name.lowercased()])
    self.project = project
    self.number = number
  }

  /// How many days it lasts.
  public var length: Int { BacklogFlow.span(from: first, to: last) }

  /// Whether a day is one of its own.
  public func contains(_ day: CalendarDay) -> Bool { first <= day && day <= last }

  /// Whether a plan puts a ticket of a project into it: by `sprint:`, or by `parent:` where that is a
  /// sprint.
  public func includes(_ plan: TicketPlan?, ofProject project: String = "") -> Bool {
    guard let plan, let name = plan.sprint ?? plan.parent else { return false }
    if excluded.contains(project) { return name.lowercased() == id }
    return plan.sprint == nil ? names.contains(name.lowercased()) : isCalled(name)
  }

  /// Whether a name means this sprint: one of its names, or its number as in `3`, `S3` or `Sprint 3`.
  public func isCalled(_ name: String) -> Bool {
    if names.contains(name.lowercased()) { return true }
    return number != nil && Sprint.number(in: name) == number
  }

  /// The number of a name such as `3`, `S3`, `Sprint 3` or `iteration-3`; nil for any other.
  public static func number(in name: String) -> Int? {
    let folded = name.lowercased()
    let word = folded.prefix(while: \.isLetter)
    guard ["", "s", "sprint", "iteration"].contains(word) else { return nil }
    let rest = folded.dropFirst(word.count).drop { " -_#".contains($0) }
    guard rest.count <= 6, rest.allSatisfy({ ("0"..."9").contains($0) }) else { return nil }
    return Int(rest)
  }
}
