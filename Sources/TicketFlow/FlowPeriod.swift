public import TicketModel

/// A stretch of the calendar by which finished tickets are counted.
public enum FlowPeriod: String, Hashable, Sendable, CaseIterable {
  /// A calendar day.
  case day
  /// Seven days, from a Monday (ISO 8601).
  case week
  /// A calendar month.
  case month

  /// The first day of the period that holds a day.
  public func start(of day: CalendarDay) -> CalendarDay {
    switch self {
    case .day: return day
    case .week:
      let sinceMonday = (day.daysSinceEpoch + 3) % 7
      return day.adding(days: -(sinceMonday < 0 ? sinceMonday + 7 : sinceMonday))
    case .month: return day.adding(days: 1 - day.civil.day)
    }
  }

  /// The first day of the next period.
  public func next(after start: CalendarDay) -> CalendarDay {
    switch self {
    case .day: start.adding(days: 1)
    case .week: start.adding(days: 7)
    case .month: self.start(of: start.adding(days: 31))
    }
  }
}
