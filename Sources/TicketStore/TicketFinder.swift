package import TicketModel
package import TicketSyntax

/// Finds tickets by id without reading a whole backlog.
///
/// A file of that name is looked for first; only where there is none is everything listed, and only
/// where none of the listed names fits is everything read.
/// An id never becomes a path: paths come from listings alone.
package struct TicketFinder {
  /// Reads the files.
  package let loader: BacklogLoader
  private var listed: [TreeFile]?
  private var listedProjects: [String]?
  /// The configurations read so far.
  package internal(set) var settings: ConfigurationSet
  private var everything: BacklogSnapshot?

  /// Reads the backlog's configuration.
  package init(_ loader: BacklogLoader) throws(StoreError) {
    self.loader = loader
    settings = try loader.loadSettings()
  }

  /// Goes by configurations that are read already.
  package init(_ loader: BacklogLoader, settings: ConfigurationSet) {
    (self.loader, self.settings) = (loader, settings)
  }

  /// The tickets' files, listed once.
  mutating func files() throws(StoreError) -> [TreeFile] {
    if let listed { return listed }
    let files = try loader.ticketFiles(settings.configuration.layout)
    listed = files
    return files
  }

  /// What a new id must not collide with: the files' names without their endings, and where a name is
  /// no id, the id in the file.
  package mutating func usedIDs() throws(StoreError) -> [String] {
    let files = try files()
    var ids = files.map(\.stem)
    for file in files where !UsedIDs.isNumberedID(file.stem) {
      let ticket = try loader.ticket(at: file.path, &settings)
      if let id = ticket?.idText { ids.append(id) }
    }
    return ids
  }

  /// The ticket with that id, typed in any case; nil where there is none.
  package mutating func ticket(_ id: String) throws(StoreError) -> Ticket? {
    let matches = try tickets(id)
    guard matches.count < 2 else {
      throw StoreError(
        .refused, "\(matches.count) files have the id \(matches[0].idText ?? id)",
        hints: matches.map { "see \($0.path)" })
    }
    return matches.first
  }

  /// The ticket with that id; an error that names those near it where there is none.
  package mutating func required(_ id: String) throws(StoreError) -> Ticket {
    if let ticket = try ticket(id) { return ticket }
    let ids = try snapshot().tickets.compactMap(\.idText)
    let near = Spelling.suggestion(for: id, among: ids)
    throw StoreError(
      .refused, "there is no ticket \(id)",
      hints: [near.map { "did you mean \($0)?" } ?? "`tickets list` shows them all"])
  }

  mutating func tickets(_ id: String) throws(StoreError) -> [Ticket] {
    let named = try named(id)
    return named.isEmpty ? try snapshot().all(id: id) : named
  }

  /// The tickets with that id in files that have its name; no others are read.
  package mutating func named(_ id: String) throws(StoreError) -> [Ticket] {
    let folded = id.lowercased()
    let likely = try read(likelyFiles(id), withID: folded)
    return likely.isEmpty
      ? try read(files().filter { $0.hasStem(folded) }, withID: folded) : likely
  }

  /// The ticket in a file; nil where there is none.
  package mutating func ticket(at path: String) throws(StoreError) -> Ticket? {
    try loader.ticket(at: path, &settings)
  }

  private func likelyFiles(_ id: String) throws(StoreError) -> [TreeFile] {
    let layout = settings.configuration.layout
    guard layout.takesEveryMarkdownFile, TicketID(id) != nil else { return [] }
    return try loader.reader.likelyFiles(
      named: Set([id, id.uppercased(), id.lowercased()]).map { $0 + ".md" }, in: layout.root,
      isWanted: layout.mayHoldTickets)
  }

  private mutating func read(
    _ files: [TreeFile], withID folded: String
  ) throws(StoreError) -> [Ticket] {
    var found: [Ticket] = []
    for file in files {
      if let ticket = try loader.ticket(at: file.path, &settings), ticket.id?.folded == folded {
        found.append(ticket)
      }
    }
    return found
  }

  /// The whole backlog, read once.
  package mutating func snapshot() throws(StoreError) -> BacklogSnapshot {
    if let everything { return everything }
    let loaded = try loader.load()
    everything = loaded.snapshot
    settings.findings = loaded.findings
    return loaded.snapshot
  }

  /// A backlog of only these tickets and what they refer to, for rules that need no more.
  package mutating func part(_ tickets: [Ticket]) throws(StoreError) -> BacklogSnapshot {
    var found = tickets
    var known = Set(tickets.compactMap { $0.id?.folded })
    var position = 0
    while position < found.count {
      for id in found[position].texts("parent") + found[position].texts("depends-on")
      where known.insert(id.lowercased()).inserted {
        if let ticket = try ticket(id) { found.append(ticket) }
      }
      position += 1
    }
    return BacklogSnapshot(
      configuration: settings.configuration, projects: settings.projects,
      tickets: found.sorted { RepositoryPath.precedes($0.path, $1.path) })
  }
}

extension TicketFinder {
  /// The ticket that a document would be at a path.
  package mutating func reading(
    _ document: TicketDocument, at path: String
  ) throws(StoreError) -> Ticket {
    try loader.ticket(at: path, document, &settings)
  }
}

extension TicketFinder {
  /// The ticket with that id; the first of several.
  mutating func first(_ id: String) throws(StoreError) -> Ticket? {
    try tickets(id).first
  }
}

extension TicketFinder {
  /// The folders below the backlog's root that hold tickets.
  package mutating func projects() throws(StoreError) -> [String] {
    if let listedProjects { return listedProjects }
    let folders = Set(try files().map(\.folder))
    let projects = Set(folders.map { settings.project(of: $0 + "/") }).subtracting([""]).sorted()
    listedProjects = projects
    return projects
  }

  /// The key of a project's ids: the one that most of its files bear, else its name in capitals.
  package mutating func key(ofProject project: String) throws(StoreError) -> String {
    var counts: [String: Int] = [:]
    for file in try files() where settings.project(of: file.path) == project {
      let stem = file.stem
      let digits = stem.reversed().prefix { $0.isASCII && $0.isNumber }.count
      let key = stem.dropLast(digits)
      if digits > 0, key.last == "-" { counts[String(key.dropLast()), default: 0] += 1 }
    }
    let best = counts.max { ($0.value, $1.key) < ($1.value, $0.key) }
    return best?.key ?? (project.isEmpty ? "T" : project.uppercased())
  }
}
