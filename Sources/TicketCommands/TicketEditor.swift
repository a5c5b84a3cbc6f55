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
    /// As the commit is to have it: `new`, but for an edit that leaves the person's own lines out.
    let landing: Ticket
    /// How the stored versions come by the edit, where each has lines of its own.
    var stored: StoredChange?

    /// The state before: what HEAD says, else what the disk says.
    var from: String? { (committed ?? old)?.status }
    /// Whether disk and HEAD have it already.
    var isNothing: Bool {
      old?.document.bytes == new.document.bytes
        && committed?.document.bytes == landing.document.bytes
    }
  }

  private(set) var edits: [Edit] = []
  /// Whether edits of fields are committed alone, without what else the person changed in the file.
  var leavesOwnEdits = false
  /// The subject of the commit message, where the change has one of its own.
  var subject: String?
  /// What the commit message says between subject and trailers.
  var explanation: String?
  /// The commit that the change stands on; nil before the first.
  let tip: ObjectID?
  private var extra: [FileChange] = []
  private let loader: BacklogLoader
  var finder: TicketFinder
  private var committed: (loader: BacklogLoader, settings: ConfigurationSet)?

  init(_ place: BacklogPlace, tip: ObjectID?) throws(StoreError) {
    loader = try BacklogLoader(place: place, source: .workTree)
    finder = try TicketFinder(loader)
    try finder.settings.refuseMistakes()
    self.tip = tip
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
      let document = try ticket.document.setting(changes)
      guard leavesOwnEdits else {
        return try add(old: ticket, document: document, path: ticket.path)
      }
      try addAlone(ticket, document, changes)
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

  /// Adds a change of a file that is worked out already; a ticket's is judged.
  mutating func apply(_ change: FileChange) throws(StoreError) {
    guard let new = change.new, isTicket(change.path) else { return extra.append(change) }
    let old = try change.old.map { bytes throws(StoreError) in
      try finder.reading(TicketDocument(bytes: bytes), at: change.path)
    }
    let ticket = try finder.reading(TicketDocument(bytes: new), at: change.path)
    edits.append(
      Edit(
        old: old, new: ticket, committed: try committedTicket(at: change.path), landing: ticket))
  }

  private func isTicket(_ path: String) -> Bool {
    let layout = finder.settings.configuration.layout
    return RepositoryPath.relative(path, to: layout.root).map(layout.isTicket)
      ?? (layout.root.isEmpty && layout.isTicket(path))
  }

  private mutating func add(
    old: Ticket?, document: TicketDocument, path: String
  ) throws(EditError) {
    do throws(StoreError) {
      let new = try finder.reading(document, at: path)
      edits.append(Edit(old: old, new: new, committed: try committedTicket(at: path), landing: new))
    } catch {
      throw EditError(message: error.message, hint: error.hints.first)
    }
  }

  /// Adds an edit that HEAD's version, the staged one and the one on disk each get for themselves.
  private mutating func addAlone(
    _ ticket: Ticket, _ document: TicketDocument, _ changes: [(key: String, value: FieldValue)]
  ) throws(EditError) {
    do throws(StoreError) {
      guard let committed = try committedTicket(at: ticket.path) else {
        throw StoreError(.refused, "it is not committed yet", hints: ["leave out --state-only"])
      }
      let alone = try TicketEditor.setting(changes, in: committed.document)
      let stored = StoredChange(committed: alone.bytes) { staged throws(StoreError) in
        try TicketEditor.setting(changes, in: TicketDocument(bytes: staged)).bytes
      }
      edits.append(
        Edit(
          old: ticket, new: try finder.reading(document, at: ticket.path), committed: committed,
          landing: try finder.reading(alone, at: ticket.path), stored: stored))
    } catch {
      throw EditError(message: error.message, hint: error.hints.first)
    }
  }

  private static func setting(
    _ changes: [(key: String, value: FieldValue)], in document: TicketDocument
  ) throws(StoreError) -> TicketDocument {
    do throws(EditError) {
      return try document.setting(changes)
    } catch {
      throw StoreError(
        .refused, "a stored version: \(error.message)", hints: error.hint.map { [$0] } ?? [])
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
        FileChange(
          path: $0.new.path, old: $0.old?.document.bytes, new: $0.new.document.bytes,
          stored: $0.stored)
      } + extra.filter { $0.old != $0.new }
    guard !files.isEmpty else { return nil }
    try judge(today: today)
    return Change(files: files) { [edits] moment in message(edits, moment) }
  }

  /// Refuses a result that the rules refuse.
  private mutating func judge(today: CalendarDay) throws(StoreError) {
    let judge = Judge(today: today, reader: loader.reader)
    let edited = Set(edits.map(\.new.path))
    let removed = extra.filter { $0.new == nil }.map(\.path)
    let part = try finder.part(edits.map(\.landing))
    let before = BacklogSnapshot(
      configuration: part.configuration, projects: part.projects,
      tickets: edits.compactMap(\.committed))
    let isWhole =
      !removed.isEmpty || judge.needs(part, before: before, scope: edited).needsListing
    let after = try isWhole ? surroundings(replacing: edited.union(removed)) : part
    let paths = try edited.union(removed.isEmpty ? [] : dependents(of: removed, in: after))
    let errors = judge.findings(in: after, before: before, scope: paths)
      .filter { $0.severity == .error }
    guard errors.isEmpty else {
      throw StoreError(
        .refused,
        errors.count == 1 ? "nothing was changed" : "\(errors.count) findings; nothing was changed",
        findings: errors)
    }
  }

  /// The whole backlog with the edited tickets in their places.
  private mutating func surroundings(replacing paths: Set<String>) throws(StoreError)
    -> BacklogSnapshot
  {
    let snapshot = try finder.snapshot()
    let others = snapshot.tickets.filter { !paths.contains($0.path) }
    return BacklogSnapshot(
      configuration: snapshot.configuration, projects: snapshot.projects,
      tickets: others + edits.map(\.landing))
  }

  /// The tickets that refer to one of those removed: they are judged too.
  private mutating func dependents(
    of removed: [String], in after: BacklogSnapshot
  ) throws(StoreError) -> Set<String> {
    let ids = Set(
      try finder.snapshot().tickets.filter { removed.contains($0.path) }
        .compactMap { $0.id?.folded })
    return Set(
      after.tickets.filter { ticket in
        (ticket.texts("parent") + ticket.texts("depends-on")).contains {
          ids.contains($0.lowercased())
        }
      }.map(\.path))
  }
}
