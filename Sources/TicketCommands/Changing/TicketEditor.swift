internal import Libgit2
internal import TicketModel
internal import TicketStore
internal import TicketSyntax

/// Collects what a command wants changed, judges the result, and makes one change of it.
struct TicketEditor {
  private(set) var edits: [Edit] = []
  /// Whether edits are committed alone, without what else the person changed in the files.
  var leavesOwnEdits = false
  /// The tickets whose files go.
  private(set) var removed: [Ticket] = []
  /// The commit that is taken back; nil where none is.
  var undone: TicketCommit?
  /// The subject of the commit message, where the change has one of its own.
  var subject: String?
  /// What the commit message says between subject and trailers.
  var explanation: String?
  /// What the person may want to think over, though it is done.
  private(set) var hints: [String] = []
  /// The commit that the change stands on; nil before the first.
  let tip: ObjectID?
  let loader: BacklogLoader
  /// Today in the backlog's zone.
  let today: CalendarDay
  var finder: TicketFinder
  private(set) var extra: [FileChange] = []
  private var uncommitted: [FileChange] = []
  private var committed: TicketFinder?

  init(_ place: BacklogPlace, tip: ObjectID?, now: Instant) throws(StoreError) {
    loader = try BacklogLoader(place: place, source: .workTree)
    finder = try TicketFinder(loader)
    try finder.settings.refuseMistakes()
    self.tip = tip
    today = finder.settings.configuration.timezone.day(of: now)
    if let tip {
      let loader = try BacklogLoader(place: place, source: .commit(tip))
      committed = TicketFinder(loader, settings: finder.settings)
    }
  }

  /// The configuration that judges a ticket.
  func configuration(of ticket: Ticket) -> BacklogConfiguration {
    finder.settings.configuration(forProject: ticket.project)
  }

  /// The bytes of a file on disk; nil where there is none.
  func bytes(_ path: String) throws(StoreError) -> [UInt8]? {
    try loader.reader.bytes(path)
  }

  /// Edits a ticket's document, and no other byte of its file.
  ///
  /// `body` is carried out on HEAD's version and the staged one as well where they are to get the
  /// edit for themselves. What can't be done is told with the place that stands in the way.
  mutating func edit(
    _ ticket: Ticket, deed: String? = nil,
    _ body: @escaping @Sendable (Ticket) throws(EditError) -> TicketDocument
  ) throws(StoreError) {
    let document: TicketDocument
    do throws(EditError) {
      document = try body(ticket)
    } catch {
      throw StoreError(error, ticket)
    }
    guard leavesOwnEdits else {
      return try replace(ticket, with: document, deed: deed)
    }
    guard let committed = try committedTicket(at: ticket.path) else {
      throw StoreError(
        .refused, "\(ticket.path) is not committed yet", hints: ["leave out --state-only"])
    }
    let configuration = configuration(of: ticket)
    let onStored = { @Sendable (bytes: [UInt8]) throws(StoreError) -> Ticket in
      let stored = Ticket(
        document: TicketDocument(bytes: bytes), path: ticket.path, project: ticket.project,
        configuration: configuration)
      do throws(EditError) {
        return Ticket(
          document: try body(stored), path: ticket.path, project: ticket.project,
          configuration: configuration)
      } catch {
        throw StoreError(
          .refused, "a stored version of \(ticket.path) can't be changed: \(error.message)",
          hints: error.hint.map { [$0] } ?? [])
      }
    }
    let landing = try onStored(committed.document.bytes)
    let stored = StoredChange(committed: landing.document.bytes) { staged throws(StoreError) in
      try onStored(staged).document.bytes
    }
    edits.append(
      Edit(
        old: ticket, new: try finder.reading(document, at: ticket.path), committed: committed,
        landing: landing, stored: stored, deed: deed))
  }

  /// Puts a document in the place of a ticket's, or in another place.
  mutating func replace(
    _ ticket: Ticket, with document: TicketDocument, at path: String? = nil, deed: String? = nil
  ) throws(StoreError) {
    if let path, path != ticket.path, try bytes(path) != nil {
      throw StoreError(.refused, "\(path) is there already")
    }
    let new = try finder.reading(document, at: path ?? ticket.path)
    var committed = try committedTicket(at: ticket.path)
    if committed == nil { committed = try movedTicket(ticket) }
    edits.append(
      Edit(old: ticket, new: new, committed: committed, landing: new, deed: deed))
  }

  /// Adds a ticket in a new file.
  mutating func create(_ document: TicketDocument, at path: String) throws(StoreError) {
    guard try bytes(path) == nil else {
      throw StoreError(.refused, "\(path) is there already")
    }
    let new = try finder.reading(document, at: path)
    edits.append(Edit(old: nil, new: new, committed: try committedTicket(at: path), landing: new))
    let projects = try finder.projects()
    if !projects.contains(new.project),
      let near = Spelling.suggestion(for: new.project, among: projects)
    {
      hints.append("this is the first ticket of a project \(new.project); did you mean \(near)?")
    }
  }

  /// Changes a file that is no ticket, such as a configuration.
  mutating func replace(_ path: String, with bytes: [UInt8]) throws(StoreError) {
    extra.append(FileChange(path: path, old: try self.bytes(path), new: bytes))
  }

  /// Commits a file that stands on disk as it is to be, where HEAD doesn't have it so.
  mutating func keep(_ path: String, as bytes: [UInt8]) throws(StoreError) {
    guard try committedBytes(at: path) != bytes else { return }
    uncommitted.append(FileChange(path: path, old: bytes, new: bytes))
  }

  /// The bytes of a file as HEAD has it; nil where it has none.
  func committedBytes(at path: String) throws(StoreError) -> [UInt8]? {
    try committed?.loader.reader.bytes(path)
  }

  /// Adds changes of files that are worked out already; those of tickets are judged.
  ///
  /// A ticket that goes from one path and comes at another is moved there.
  mutating func apply(_ all: [FileChange]) throws(StoreError) {
    // What a command that was cut short has done on disk is to be committed.
    let isDone = { [self] (change: FileChange) in
      change.old == change.new && (change.new == nil || !isTicket(change.path))
    }
    uncommitted += all.filter(isDone)
    let changes = all.filter { !isDone($0) }
    for change in changes where change.new == nil && isTicket(change.path) {
      removed.append(
        try finder.reading(TicketDocument(bytes: change.old ?? []), at: change.path))
    }
    for change in changes {
      guard isTicket(change.path) else {
        extra.append(change)
        continue
      }
      guard let new = change.new else { continue }
      let ticket = try finder.reading(TicketDocument(bytes: new), at: change.path)
      let old =
        try change.old.map { bytes throws(StoreError) in
          try finder.reading(TicketDocument(bytes: bytes), at: change.path)
        } ?? takeRemoved(ticket.id)
      let committed = try committedTicket(at: old?.path ?? change.path)
      var edit = Edit(old: old, new: ticket, committed: committed, landing: ticket)
      if let old, old.status == ticket.status, !edit.isNothing { edit.deed = "changed back" }
      edits.append(edit)
    }
    extra += removed.map { FileChange(path: $0.path, old: $0.document.bytes, new: nil) }
  }

  private mutating func takeRemoved(_ id: TicketID?) -> Ticket? {
    guard let id, let position = removed.firstIndex(where: { $0.id == id }) else { return nil }
    return removed.remove(at: position)
  }

  private func isTicket(_ path: String) -> Bool {
    let layout = finder.settings.configuration.layout
    return RepositoryPath.relative(path, to: layout.root).map(layout.isTicket)
      ?? (layout.root.isEmpty && layout.isTicket(path))
  }

  /// Whether HEAD has a ticket's file.
  mutating func isCommitted(_ ticket: Ticket) throws(StoreError) -> Bool {
    try committedTicket(at: ticket.path) != nil
  }

  private mutating func committedTicket(at path: String) throws(StoreError) -> Ticket? {
    try committed?.ticket(at: path)
  }

  /// What HEAD has of a ticket whose file was moved by hand or by a command that was cut short: under
  /// another path, where the disk has nothing any more. The commit then takes the old file away.
  private mutating func movedTicket(_ ticket: Ticket) throws(StoreError) -> Ticket? {
    guard let id = ticket.idText, let old = try committed?.named(id).first,
      try bytes(old.path) == nil
    else { return nil }
    uncommitted.append(FileChange(path: old.path, old: nil, new: nil))
    return old
  }

  /// The change of all edits, judged by the rules; nil where there is nothing to do.
  mutating func change(
    message: @escaping ([Edit], Instant) -> String
  ) throws(StoreError) -> Change? {
    let files =
      edits.filter { !$0.isNothing }.flatMap(\.files) + extra.filter { $0.old != $0.new }
      + uncommitted
    guard !files.isEmpty else { return nil }
    try judge()
    let made = edits.filter { !$0.isNothing }
    return Change(files: files) { [edits] moment in message(made.isEmpty ? edits : made, moment) }
  }
}

extension StoreError {
  /// An edit that a ticket's file does not allow, with what is wrong in the file.
  init(_ error: EditError, _ ticket: Ticket) {
    let findings = ticket.diagnostics.map {
      Finding($0, path: ticket.path, ticket: ticket.idText)
    }
    self.init(
      .refused, "\(ticket.path) can't be changed: \(error.message)",
      hints: error.hint.map { [$0] } ?? [], findings: findings)
  }
}
