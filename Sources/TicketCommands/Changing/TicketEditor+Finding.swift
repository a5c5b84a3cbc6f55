internal import TicketModel
internal import TicketReports
internal import TicketStore
internal import TicketSyntax

extension TicketFinder {
  /// The tickets of some ids, typed in any case, then those that a query asks for; each once.
  mutating func find(_ words: TicketWords, today: CalendarDay) throws(StoreError) -> [Ticket] {
    var found: [Ticket] = []
    for id in words.ids {
      let ticket = try required(id)
      guard !found.contains(where: { $0.path == ticket.path }) else {
        throw StoreError(.configuration, "\(ticket.idText ?? id) is named twice")
      }
      found.append(ticket)
    }
    guard let query = words.query else { return found }
    let snapshot = try snapshot()
    let asked = try Query.parsed(query, snapshot)
    let named = Set(found.map(\.path))
    return found
      + snapshot.tickets.filter {
        !named.contains($0.path) && asked.matches($0, in: snapshot, today: today)
      }.sortedByID()
  }
}

extension TicketEditor {
  /// The tickets that some words, and a query, ask for.
  mutating func find(
    _ words: some Sequence<String>, where query: String? = nil
  ) throws(StoreError) -> [Ticket] {
    try finder.find(TicketWords(words, where: query), today: today)
  }

  /// The tickets that a command line asks for.
  mutating func find(_ chosen: ChosenTickets) throws(StoreError) -> [Ticket] {
    try finder.find(chosen.words, today: today)
  }

  /// The ticket in a file, as it stands on disk; nil where there is none.
  mutating func ticket(at path: String) throws(StoreError) -> Ticket? {
    guard let bytes = try bytes(path) else { return nil }
    return try finder.reading(TicketDocument(bytes: bytes), at: path)
  }
}

extension Query {
  /// Reads a query in the words of a backlog; a mistake is shown with a caret under its place.
  static func parsed(_ text: String, _ snapshot: BacklogSnapshot) throws(StoreError) -> Query {
    do throws(QueryError) {
      return try parse(text, vocabulary: QueryVocabulary(snapshot))
    } catch {
      throw StoreError(error)
    }
  }
}

extension StoreError {
  /// A query that can't be understood.
  init(_ error: QueryError) {
    self.init(
      .configuration, error.message, excerpt: error.caret(), hints: error.hint.map { [$0] } ?? [])
  }
}
