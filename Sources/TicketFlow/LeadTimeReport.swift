public import TicketModel

/// The lead times of the tickets that were finished in a window.
///
/// Lead time = `D(created,F)+1`: from the day on which the ticket was written down. Tickets that were
/// never in a `doing` state have one too.
public struct LeadTimeReport: Hashable, Sendable {
  /// How long one ticket was waited for.
  public struct LeadTime: Hashable, Sendable {
    /// The ticket's id, as last written.
    public var id: String
    /// The title; nil where there is none.
    public var title: String?
    /// The day of its creation.
    public var created: CalendarDay
    /// When it was finished.
    public var finish: Instant
    /// Calendar days from creation to finish, both counted.
    public var days: Int
  }

  /// The moment that the report answers for.
  public var asOf: Instant
  /// The zone in which days are counted.
  public var timezone: BacklogTimeZone
  /// The tickets, by finish and then by id.
  public var tickets: [LeadTime]

  /// Measures what was finished in the window.
  public init(_ flow: BacklogFlow) {
    asOf = flow.asOf
    timezone = flow.timezone
    tickets = flow.finished.compactMap { journey in
      journey.finish.map { finish in
        LeadTime(
          id: journey.id, title: journey.traits.title, created: journey.created, finish: finish,
          days: BacklogFlow.span(from: journey.created, to: flow.day(of: finish)))
      }
    }
  }

  /// The percentiles of the lead time, in days: those that so many tickets can bear.
  public var percentiles: [Percentile] { Percentile.all(of: tickets.map(\.days)) }
}
