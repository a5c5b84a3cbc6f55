internal import ArgumentParser
internal import TicketModel
internal import TicketReports
internal import TicketStore
internal import TicketSyntax

/// Which tickets a reading command speaks of.
struct TicketSelection: ParsableArguments {
  @Option(
    name: .shortAndLong, help: "Only tickets of that project",
    completion: .values(of: "project"))
  var project: String?

  @Argument(
    help: ArgumentHelp("Words of a query, such as is:open or owner:backend", valueName: "query"),
    completion: .query)
  var query: [String] = []

  /// Whether nothing is left out.
  var isEverything: Bool { project == nil && query.isEmpty }

  /// The tickets asked for, in the natural order of their ids.
  func tickets(of snapshot: BacklogSnapshot, _ workspace: Workspace) throws(CommandError)
    -> [Ticket]
  {
    guard !isEverything else { return snapshot.tickets.sortedByID() }
    try refuseUnknownProject(snapshot)
    let query = try parsed(snapshot)
    let today = workspace.today(snapshot.configuration)
    let project = project?.lowercased()
    return snapshot.tickets.filter { ticket in
      (project.map { $0 == ticket.project.lowercased() } ?? true)
        && (query.map { $0.matches(ticket, in: snapshot, today: today) } ?? true)
    }.sortedByID()
  }

  private func refuseUnknownProject(_ snapshot: BacklogSnapshot) throws(CommandError) {
    guard let project else { return }
    let known = Set(snapshot.tickets.map(\.project)).filter { !$0.isEmpty }
    guard !known.contains(where: { $0.lowercased() == project.lowercased() }) else { return }
    throw CommandError(
      .usage, "there is no project \(project)",
      hints: ["projects: \(known.sorted().joined(separator: ", "))"])
  }

  private func parsed(_ snapshot: BacklogSnapshot) throws(CommandError) -> Query? {
    guard !query.isEmpty else { return nil }
    return try store { () throws(StoreError) in
      try Query.parsed(QueryWords.joined(query), snapshot)
    }
  }
}

extension Workspace {
  /// A ticket that can't be read is never skipped in silence.
  func warnOfUnreadable(_ snapshot: BacklogSnapshot) throws(CommandError) {
    let tickets = snapshot.tickets
    let findings = Parallel.map(Parallel.batches(of: tickets.count, size: 1_024)) { range in
      tickets[range].flatMap { ticket in
        ticket.diagnostics.map { Finding($0, path: ticket.path, ticket: ticket.idText) }
      }
    }.flatMap { $0 }
    guard !findings.isEmpty else { return }
    try environment.standardError.write(FindingRenderer(style: .plain).text(findings))
  }
}
