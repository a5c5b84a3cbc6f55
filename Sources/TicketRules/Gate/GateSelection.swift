package import TicketModel
internal import TicketSyntax

/// The tickets that a release is made of.
package struct GateSelection: Sendable {
  /// The one ticket that was named, where it holds others: it need not be done itself.
  package let head: Ticket?
  /// The tickets that must be done, in the natural order of their ids.
  package let tickets: [Ticket]

  /// Why there is nothing to judge.
  package struct Failure: Error, Hashable, Sendable {
    /// The fault: lower case, no full stop.
    package let message: String
    /// The cure, where one is known.
    package let hint: String?
  }

  /// Finds what some words mean: the id of a ticket, the title of one that holds others, the name of a
  /// milestone, a sprint or a project, or a query. All that lies under the tickets belongs to it.
  ///
  /// Nothing at all is a failure: it would pass, and prove nothing.
  package init(
    _ words: String, in snapshot: BacklogSnapshot, today: CalendarDay
  ) throws(Failure) {
    let finder = GateFinder(snapshot: snapshot, today: today)
    let words = String(words.trimmed)
    if let head = try finder.head(words) {
      let members = finder.members(of: head)
      guard !members.isEmpty || !finder.isContainer(head) else {
        throw Failure(
          message: "no ticket is under \(head.idText ?? words)",
          hint: "its tickets say `parent: \(head.idText ?? words)`")
      }
      self.init(head: members.isEmpty ? nil : head, members.isEmpty ? [head] : members)
    } else if let named = try finder.named(words) {
      self.init(head: nil, finder.withDescendants(named))
    } else {
      self.init(head: nil, finder.withDescendants(try finder.asked(words)))
    }
  }

  private init(head: Ticket?, _ tickets: [Ticket]) {
    self.head = head
    self.tickets = tickets.sorted {
      NaturalOrder.isLess($0.foldedID ?? $0.path, $1.foldedID ?? $1.path)
    }
  }
}

/// Looks for what the words of a gate may mean.
private struct GateFinder {
  typealias Failure = GateSelection.Failure
  private static let containers: Set = [
    "epic", "feature", "initiative", "milestone", "release", "sprint", "theme",
  ]

  let snapshot: BacklogSnapshot
  let today: CalendarDay

  /// The ticket of that id, or the one of that title that holds others.
  func head(_ words: String) throws(Failure) -> Ticket? {
    if let ticket = snapshot[words] { return ticket }
    let titled = snapshot.tickets.filter {
      $0.title.map { $0.lowercased() == words.lowercased() } ?? false && isContainer($0)
    }
    guard titled.count < 2 else {
      throw Failure(
        message: "\(titled.count) tickets are called \(words.quoted)",
        hint: "say which: \(titled.compactMap(\.idText).listed())")
    }
    return titled.first
  }

  /// The tickets under one, and those that name it as their milestone or sprint.
  func members(of head: Ticket) -> [Ticket] {
    let names = Set([head.idText, head.title].compactMap { $0?.lowercased() })
    let field = head.type?.lowercased() == "sprint" ? "sprint" : "milestone"
    let named = snapshot.tickets.filter { ticket in
      ticket.texts(field).contains { names.contains($0.lowercased()) }
    }
    return withDescendants(snapshot.children(of: head) + named).filter { $0.path != head.path }
  }

  func isContainer(_ ticket: Ticket) -> Bool {
    !snapshot.children(of: ticket).isEmpty
      || ticket.type.map { GateFinder.containers.contains($0.lowercased()) } ?? false
  }

  /// The tickets of a milestone, a sprint or a project of that name.
  func named(_ words: String) throws(Failure) -> [Ticket]? {
    let found = GateFinder.kinds.map { kind in
      let tickets = snapshot.tickets.filter { ticket in
        names(kind, ticket).contains { $0.lowercased() == words.lowercased() }
      }
      return (kind: kind, tickets: tickets)
    }.filter { !$0.tickets.isEmpty }
    guard found.count < 2 else {
      throw Failure(
        message: "\(words.quoted) is \(found.map { "a \($0.kind)" }.joined(separator: " and "))",
        hint: "write \(found.map { "`\($0.kind):\(words)`" }.joined(separator: " or "))")
    }
    return found.first?.tickets
  }

  private static let kinds = ["milestone", "sprint", "project"]

  /// What a ticket says of one kind.
  private func names(_ kind: String, _ ticket: Ticket) -> [String] {
    kind == "project" ? [ticket.project] : ticket.texts(kind)
  }

  /// The tickets of a query, which must ask for more than words.
  func asked(_ words: String) throws(Failure) -> [Ticket] {
    let query: Query
    do throws(QueryError) {
      query = try Query.parse(words, vocabulary: QueryVocabulary(snapshot))
    } catch {
      throw Failure(message: error.message, hint: error.hint)
    }
    guard !words.isEmpty, !query.asksForTextAlone else { throw unknown(words) }
    let found = query.tickets(in: snapshot, today: today)
    guard !found.isEmpty else {
      throw Failure(message: "no ticket matches \(words.quoted): nothing to judge", hint: nil)
    }
    return found
  }

  private func unknown(_ words: String) -> Failure {
    var names: [String] = []
    for ticket in snapshot.tickets {
      names += [ticket.idText].compactMap(\.self)
      names += GateFinder.kinds.flatMap { self.names($0, ticket) }
      if isContainer(ticket), let title = ticket.title { names.append(title) }
    }
    let near = Spelling.suggestion(for: words, among: names)
    return Failure(
      message: "no ticket, milestone, sprint or project is called \(words.quoted)",
      hint: near.map { "did you mean \($0)?" } ?? "or write a query, such as milestone:1.0")
  }

  /// Tickets with all that lies under them, each once.
  func withDescendants(_ roots: [Ticket]) -> [Ticket] {
    var found: [Ticket] = []
    var seen: Set<String> = []
    var pending = roots
    while let ticket = pending.popLast() {
      guard seen.insert(ticket.path).inserted else { continue }
      found.append(ticket)
      pending += snapshot.children(of: ticket)
    }
    return found
  }
}
