package import TicketModel
package import TicketSyntax

/// Reads a backlog out of one tree: configuration first, tickets then.
package struct BacklogLoader {
  /// A backlog, and what is wrong with its configuration.
  package struct Loaded {
    /// The tickets and the configurations that judge them.
    package var snapshot: BacklogSnapshot
    /// Mistakes in the configuration files.
    package var findings: [Finding]
  }

  /// Where the backlog is.
  package let place: BacklogPlace
  /// The tree that it is read from.
  package let reader: any TreeReader
  /// The tree that says how it is configured.
  let settingsReader: any TreeReader

  /// Opens a tree of a backlog for reading.
  ///
  /// The configuration of `settings` holds where the tree itself has none, as in commits that are
  /// older than the backlog.
  package init(
    place: BacklogPlace, source: TreeSource, settings: TreeSource? = nil
  ) throws(StoreError) {
    self.place = place
    reader = try source.reader(of: place)
    guard let settings, try reader.bytes(place.configurationPath) == nil else {
      settingsReader = reader
      return
    }
    settingsReader = try settings.reader(of: place)
  }

  /// Opens a tree whose tickets are read as the configuration in another one says.
  package init(
    place: BacklogPlace, source: TreeSource, configuredBy other: BacklogLoader
  ) throws(StoreError) {
    self.place = place
    reader = try source.reader(of: place)
    settingsReader = other.settingsReader
  }

  /// Reads everything; tickets that another tree has in the same version are taken from there, unread.
  package func load(reusing other: BacklogSnapshot? = nil) throws(StoreError) -> Loaded {
    var settings = try loadSettings()
    let files = try ticketFiles(settings.configuration.layout).sortedByPath()
    let homes = try homes(of: files, &settings)
    let reuse = other.map { reused($0, for: files, settings) }
    var tickets = try tickets(of: files, besides: reuse) { file, bytes in
      let home = homes[file.folder]
      return Ticket(
        document: TicketDocument(bytes: bytes), path: file.path, project: home?.project ?? "",
        configuration: home?.configuration ?? .standard)
    }
    for position in tickets.indices where tickets[position] == nil {
      tickets[position] = try unreadable(files[position].path, &settings)
    }
    return Loaded(
      snapshot: BacklogSnapshot(
        configuration: settings.configuration, projects: settings.projects,
        ordered: tickets.compactMap { $0 }),
      findings: settings.findings)
  }

  /// The tickets that are made of files, in their order: read where none is known.
  private func tickets(
    of files: [TreeFile], besides known: [Ticket?]?,
    _ make: @Sendable (TreeFile, [UInt8]) -> Ticket
  ) throws(StoreError) -> [Ticket?] {
    guard var tickets = known else { return try reader.tickets(of: files) { make(files[$0], $1) } }
    let missing = files.indices.filter { tickets[$0] == nil }
    let read = try reader.tickets(of: missing.map { files[$0] }) { make(files[missing[$0]], $1) }
    for (position, ticket) in zip(missing, read) { tickets[position] = ticket }
    return tickets
  }

  private func reused(
    _ other: BacklogSnapshot, for files: [TreeFile], _ settings: ConfigurationSet
  ) -> [Ticket?] {
    let projects = Set(other.projects.keys).union([""])
    let alike = projects.filter {
      settings.configuration(forProject: $0) == other.configuration(forProject: $0)
    }
    return TicketReuse(snapshot: other).tickets(for: files, isReadAlike: alike.contains)
  }

  /// The project of each folder's files, and the configuration that they are read with.
  private func homes(
    of files: [TreeFile], _ settings: inout ConfigurationSet
  ) throws(StoreError) -> [String: (project: String, configuration: BacklogConfiguration)] {
    var homes: [String: (project: String, configuration: BacklogConfiguration)] = [:]
    var last: String?
    for file in files where file.folder != last {
      last = file.folder
      guard homes[file.folder] == nil else { continue }
      let project = settings.project(of: file.path)
      try loadProject(project, into: &settings)
      homes[file.folder] = (project, settings.configuration(forProject: project))
    }
    return homes
  }

  /// The paths of all tickets, in byte order.
  package func ticketPaths(_ layout: BacklogLayout) throws(StoreError) -> [String] {
    try ticketFiles(layout).sortedByPath().map(\.path)
  }

  /// The files of all tickets, in no order.
  func ticketFiles(_ layout: BacklogLayout) throws(StoreError) -> [TreeFile] {
    let files = try reader.files(below: layout.root, isWanted: layout.mayHoldTickets)
    guard !layout.takesEveryMarkdownFile else {
      return files.filter { BacklogLayout.isTicket(named: $0.name) }
    }
    let start = layout.root.isEmpty ? 0 : layout.root.utf8.count + 1
    return files.filter {
      layout.isTicket(String(decoding: $0.path.utf8.dropFirst(start), as: UTF8.self))
    }
  }

  /// The ticket in a file; nil where there is no such file.
  package func ticket(
    at path: String, _ settings: inout ConfigurationSet
  ) throws(StoreError) -> Ticket? {
    guard let bytes = try reader.bytes(path) else { return try unreadable(path, &settings) }
    return try ticket(at: path, TicketDocument(bytes: bytes), &settings)
  }

  /// The ticket in a file whose path can't be read: it is there, though nothing of it is known.
  private func unreadable(
    _ path: String, _ settings: inout ConfigurationSet
  ) throws(StoreError) -> Ticket? {
    let ticket = try ticket(at: path, TicketDocument(bytes: []), &settings)
    return ticket.hasReadablePath ? nil : ticket
  }

  /// A ticket of a document that stands, or is to stand, at a path.
  package func ticket(
    at path: String, _ document: TicketDocument, _ settings: inout ConfigurationSet
  ) throws(StoreError) -> Ticket {
    let project = settings.project(of: path)
    try loadProject(project, into: &settings)
    return Ticket(
      document: document, path: path, project: project,
      configuration: settings.projects[project] ?? settings.configuration)
  }
}
