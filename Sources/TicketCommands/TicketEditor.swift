internal import Libgit2
internal import TicketModel
internal import TicketRules
internal import TicketStore
internal import TicketSyntax

/// Collects what a command wants changed, judges the result, and makes one change of it.
struct TicketEditor {
  /// One ticket before and after.
  struct Edit {
    /// As it stands on disk; nil for a new one.
    let old: Ticket?
    /// As it is to stand.
    let new: Ticket
    /// As HEAD has it; nil where it is not committed yet.
    let committed: Ticket?

    /// The state before: what HEAD says, else what the disk says.
    var from: String? { (committed ?? old)?.status }
    /// Whether disk and HEAD have it already.
    var isNothing: Bool {
      old?.document.bytes == new.document.bytes
        && committed?.document.bytes == new.document.bytes
    }
  }

  private(set) var edits: [Edit] = []
  private var extra: [FileChange] = []
  private let loader: BacklogLoader
  var finder: TicketFinder
  private var committed: (loader: BacklogLoader, settings: ConfigurationSet)?

  init(_ place: BacklogPlace, tip: ObjectID?) throws(StoreError) {
    loader = try BacklogLoader(place: place, source: .workTree)
    finder = try TicketFinder(loader)
    try finder.settings.refuseMistakes()
    if let tip {
      let loader = try BacklogLoader(place: place, source: .commit(tip))
      committed = (loader, finder.settings)
    }
  }

  /// The configuration that judges a ticket.
  func configuration(of ticket: Ticket) -> BacklogConfiguration {
    finder.settings.configuration(forProject: ticket.project)
  }

  /// The ticket with that id, typed in any case.
  mutating func find(_ id: String) throws(StoreError) -> Ticket {
    let ticket = try finder.required(id)
    guard !edits.contains(where: { $0.new.path == ticket.path }) else {
      throw StoreError(.configuration, "\(ticket.idText ?? id) is named twice")
    }
    return ticket
  }

  /// Changes fields of a ticket, and no other byte of its file.
  mutating func edit(
    _ ticket: Ticket, _ changes: [(key: String, value: FieldValue)]
  ) throws(StoreError) {
    do throws(EditError) {
      try add(old: ticket, document: ticket.document.setting(changes), path: ticket.path)
    } catch {
      let findings = ticket.document.diagnostics.map {
        Finding($0, path: ticket.path, ticket: ticket.idText)
      }
      throw StoreError(
        .refused, "\(ticket.path) can't be changed: \(error.message)",
        hints: error.hint.map { [$0] } ?? [], findings: findings)
    }
  }

  /// Adds a ticket in a new file.
  mutating func create(_ bytes: [UInt8], at path: String) throws(StoreError) {
    guard try loader.reader.bytes(path) == nil else {
      throw StoreError(.refused, "\(path) is there already")
    }
    do throws(EditError) {
      try add(old: nil, document: TicketDocument(bytes: bytes), path: path)
    } catch {
      throw StoreError(.refused, error.message)
    }
  }

  /// The bytes of a file on disk; nil where there is none.
  func bytes(_ path: String) throws(StoreError) -> [UInt8]? {
    try loader.reader.bytes(path)
  }

  /// Changes a file that is no ticket, such as a configuration.
  mutating func replace(_ path: String, with bytes: [UInt8]) throws(StoreError) {
    extra.append(FileChange(path: path, old: try self.bytes(path), new: bytes))
  }

  private mutating func add(
    old: Ticket?, document: TicketDocument, path: String
  ) throws(EditError) {
    do throws(StoreError) {
      let new = try finder.reading(document, at: path)
      edits.append(Edit(old: old, new: new, committed: try committedTicket(at: path)))
    } catch {
      throw EditError(message: error.message, hint: error.hints.first)
    }
  }

  private mutating func committedTicket(at path: String) throws(StoreError) -> Ticket? {
    guard var state = committed else { return nil }
    defer { committed = state }
    return try state.loader.ticket(at: path, &state.settings)
  }

  /// The change of all edits, judged by the rules; nil where there is nothing to do.
  mutating func change(
    today: CalendarDay, message: @escaping ([Edit], Instant) -> String
  ) throws(StoreError) -> Change? {
    let files =
      edits.filter { !$0.isNothing }.map {
        FileChange(path: $0.new.path, old: $0.old?.document.bytes, new: $0.new.document.bytes)
      } + extra.filter { $0.old != $0.new }
    guard !files.isEmpty else { return nil }
    try judge(today: today)
    return Change(files: files) { [edits] moment in message(edits, moment) }
  }

  /// Refuses a result that the rules refuse.
  private mutating func judge(today: CalendarDay) throws(StoreError) {
    let judge = Judge(today: today)
    let paths = Set(edits.map(\.new.path))
    let after = try surroundings(of: edits.map(\.new), replacing: paths)
    let before = BacklogSnapshot(
      configuration: after.configuration, projects: after.projects,
      tickets: edits.compactMap(\.committed))
    let errors = judge.findings(in: after, before: before, scope: paths)
      .filter { $0.severity == .error }
    guard errors.isEmpty else {
      throw StoreError(
        .refused,
        errors.count == 1 ? "nothing was changed" : "\(errors.count) findings; nothing was changed",
        findings: errors)
    }
  }

  /// The edited tickets with as much of the backlog as the rules need to judge them.
  private mutating func surroundings(
    of tickets: [Ticket], replacing paths: Set<String>
  ) throws(StoreError) -> BacklogSnapshot {
    let isWhole = tickets.contains { Judge.needsWholeBacklog(configuration(of: $0)) }
    var snapshot = try isWhole ? finder.snapshot() : finder.part(tickets)
    let others = snapshot.tickets.filter { !paths.contains($0.path) }
    snapshot = BacklogSnapshot(
      configuration: snapshot.configuration, projects: snapshot.projects,
      tickets: (others + tickets).sorted { RepositoryPath.precedes($0.path, $1.path) })
    return snapshot
  }
}
