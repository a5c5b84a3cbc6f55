package import Libgit2
package import TicketModel
internal import TicketSyntax

/// The tickets in which a commit differs from every one of its parents.
package struct CommitTickets {
  /// The changed tickets, as committed.
  package let changed: [Ticket]
  /// The changed tickets with what they refer to, as committed.
  package let after: BacklogSnapshot
  /// The same tickets in each parent, found by path or by id; for a first commit one that is empty.
  package let befores: [BacklogSnapshot]
  /// Mistakes in the configuration as committed.
  package let configurationFindings: [Finding]
  /// Whether the commit wrote a part of the configuration, so that the rules in it want a look.
  package let isConfiguring: Bool
  /// The commit's tree.
  package let loader: BacklogLoader
}

/// Finds what each commit of a range did to the tickets.
///
/// Each is read with the configuration that it holds itself. Give parents before their children: then
/// a configuration is read once, and not for each commit.
package struct CommitTicketsReader {
  private let place: BacklogPlace
  private let shelf: TreeShelf
  private var known: [ObjectID: ConfigurationSet] = [:]

  /// Makes a reader of a repository whose backlog is usually at that place.
  package init(place: BacklogPlace) {
    self.place = place
    shelf = TreeShelf(repository: place.repository)
  }

  /// What a commit did; nil where it holds no backlog.
  ///
  /// A configuration that can't be read is an error with findings.
  package mutating func tickets(
    of commit: CommitRange.Commit
  ) throws(StoreError) -> CommitTickets? {
    guard let place = try place.inTree(commit.tree) else { return nil }
    let loader = try BacklogLoader(place: place, source: .commit(commit.id))
    let parents = try trees(of: commit.parents)
    var settings = try settings(of: commit, loader, parents)
    let layout = settings.configuration.layout
    var differences: [[String: TreeDifference]] = []
    for parent in parents.isEmpty ? [nil] : parents.map(Optional.init) {
      differences.append(try changedFiles(from: parent, to: commit.tree, layout))
    }
    let projects = (differences.first ?? [:]).values.filter { $0.newID != nil }
      .compactMap { layout.project(configuredBy: $0.path) }
    for project in projects { try loader.loadProject(project, into: &settings) }
    let paths = (differences.first ?? [:]).keys.filter { path in
      layout.holdsTicket(at: path)
        && differences.allSatisfy { $0[path]?.newID != nil }
    }.sorted(by: RepositoryPath.precedes)
    var tickets: [Ticket] = []
    for path in paths {
      if let ticket = try loader.ticket(at: path, &settings) { tickets.append(ticket) }
    }
    var finder = TicketFinder(loader, settings)
    let after = try finder.part(tickets)
    known[commit.id] = finder.settings
    let isConfigured = try isConfigured(by: commit, loader, parents)
    return CommitTickets(
      changed: tickets, after: after,
      befores: try differences.map { (files) throws(StoreError) in
        try earlier(tickets, among: files, loader, finder.settings)
      },
      configurationFindings: finder.settings.findings,
      isConfiguring: isConfigured || !projects.isEmpty,
      loader: loader)
  }

  /// Whether the backlog's own configuration is not the first parent's.
  private func isConfigured(
    by commit: CommitRange.Commit, _ loader: BacklogLoader, _ parents: [ObjectID]
  ) throws(StoreError) -> Bool {
    let path = loader.place.configurationPath
    guard let parent = parents.first else { return true }
    return try entry(path, parent) != entry(path, commit.tree)
  }

  /// The tree of a commit, without what is in it.
  package func loader(of commit: CommitRange.Commit) throws(StoreError) -> BacklogLoader {
    try BacklogLoader(place: place.inTree(commit.tree) ?? place, source: .commit(commit.id))
  }

  private func trees(of parents: [ObjectID]) throws(StoreError) -> [ObjectID] {
    try onGit { () throws(GitError) in
      var trees: [ObjectID] = []
      for parent in parents { trees.append(try place.repository.tree(of: parent)) }
      return trees
    }
  }

  /// The first parent's configuration where the commit left every part of it alone, else its own.
  private func settings(
    of commit: CommitRange.Commit, _ loader: BacklogLoader, _ parents: [ObjectID]
  ) throws(StoreError) -> ConfigurationSet {
    guard let parent = commit.parents.first, let tree = parents.first, let same = known[parent],
      try entry(loader.place.configurationPath, tree)
        == entry(loader.place.configurationPath, commit.tree)
    else { return try loader.loadSettings() }
    let root = same.configuration.layout.root
    for project in same.projects.keys {
      let path = RepositoryPath.join(RepositoryPath.join(root, project), "project.yml")
      guard try entry(path, tree) == entry(path, commit.tree) else {
        return try loader.loadSettings()
      }
    }
    return same
  }

  private func entry(_ path: String, _ tree: ObjectID) throws(StoreError) -> ObjectID? {
    try onGit { () throws(GitError) in try place.repository.entry(at: path, inTree: tree)?.id }
  }

  /// The files in the backlog's folder that differ from one parent, by path.
  private func changedFiles(
    from parent: ObjectID?, to tree: ObjectID, _ layout: BacklogLayout
  ) throws(StoreError) -> [String: TreeDifference] {
    let files = try onGit { () throws(GitError) in
      try shelf.files(
        old: parent, new: tree, below: layout.root, isWanted: layout.mayHoldTickets)
    }
    return Dictionary(
      files.lazy.filter { $0.oldID != $0.newID }.map { ($0.path, $0) },
      uniquingKeysWith: { first, _ in first })
  }

  /// The tickets as a parent has them: at the same path, else under the same id at a path that the
  /// commit wrote or removed.
  private func earlier(
    _ tickets: [Ticket], among files: [String: TreeDifference], _ loader: BacklogLoader,
    _ settings: ConfigurationSet
  ) throws(StoreError) -> BacklogSnapshot {
    var settings = settings
    var olds: [Ticket] = []
    for (path, file) in files.sorted(by: { RepositoryPath.precedes($0.key, $1.key) }) {
      guard let blob = file.oldID, settings.configuration.layout.holdsTicket(at: path)
      else { continue }
      let bytes = try onGit { () throws(GitError) in try place.repository.bytes(blob) }
      olds.append(try loader.ticket(at: path, TicketDocument(bytes: bytes), &settings))
    }
    let ids = Set(tickets.compactMap { $0.idText?.lowercased() })
    return BacklogSnapshot(
      configuration: settings.configuration, projects: settings.projects,
      tickets: olds.filter { $0.idText.map { ids.contains($0.lowercased()) } ?? false })
  }
}

extension BacklogPlace {
  /// The place of the backlog in a tree: where it is now, else where one is looked for; nil for none.
  func inTree(_ tree: ObjectID) throws(StoreError) -> BacklogPlace? {
    for path in [configurationPath] + BacklogPlace.names where !path.isEmpty {
      let entry = try onGit { () throws(GitError) in
        try repository.entry(at: path, inTree: tree)
      }
      guard entry?.isBlob == true else { continue }
      return BacklogPlace(repository: repository, root: root, configurationPath: path)
    }
    return nil
  }
}

extension TicketFinder {
  /// Makes a finder for a tree whose configuration has been read.
  init(_ loader: BacklogLoader, _ settings: ConfigurationSet) {
    self.loader = loader
    self.settings = settings
  }
}
