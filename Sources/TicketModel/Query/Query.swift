/// A question about tickets: the one language that filters, and that says when a rule applies.
public struct Query: Hashable, Sendable {
  /// The query as given.
  public let text: String
  let root: QueryNode

  /// Reads a query.
  ///
  /// A space is *and*, a comma *one of*, `-` *not*; `or` and parentheses group. An empty text matches
  /// every ticket. Throws where a word is not understood: a field, a state, a number or a day; where
  /// the vocabulary is a snapshot's also a project or an id.
  public static func parse(_ text: String, vocabulary: QueryVocabulary) throws(QueryError) -> Query
  {
    var parser = try QueryParser(text, vocabulary)
    return Query(text: text, root: try parser.query())
  }

  /// Whether a ticket is one of those asked for; `today` decides what is overdue.
  public func matches(_ ticket: Ticket, in snapshot: BacklogSnapshot, today: CalendarDay) -> Bool {
    QueryEvaluation(ticket: ticket, snapshot: snapshot, today: today).matches(root)
  }

  /// The tickets of a snapshot that match, in its order.
  public func tickets(in snapshot: BacklogSnapshot, today: CalendarDay) -> [Ticket] {
    snapshot.tickets.filter { matches($0, in: snapshot, today: today) }
  }
}
