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
  /// The project that it belongs to; nil for any.
  public var project: String?
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

  /// Whether a plan puts a ticket into it: by `sprint:`, or by `parent:` where that is a sprint.
  public func includes(_ plan: TicketPlan?) -> Bool {
    guard let plan else { return false }
    if let name = plan.sprint { return isCalled(name) }
    return plan.parent.map { names.contains($0.lowercased()) } ?? false
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
