package import TicketModel

/// What a board shows and no ticket's file says.
package struct BoardFacts: Hashable, Sendable {
  /// How many days each started ticket has been at work, by its id in lower case.
  package var ages: [String: Int]
  /// When each ticket came to its state, by its id in lower case.
  package var arrivals: [String: Instant]
  /// The files that differ from the last commit.
  package var uncommitted: Set<String>
  /// The day that decides what is overdue.
  package var today: CalendarDay

  /// Makes facts.
  package init(
    ages: [String: Int] = [:], arrivals: [String: Instant] = [:], uncommitted: Set<String> = [],
    today: CalendarDay
  ) {
    self.ages = ages
    self.arrivals = arrivals
    self.uncommitted = uncommitted
    self.today = today
  }
}
