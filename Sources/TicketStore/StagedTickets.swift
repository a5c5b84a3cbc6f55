package import Libgit2
package import TicketModel

/// The tickets that a commit of the index would change, as they would be and as they were.
package struct StagedTickets {
  /// The changed tickets, as staged.
  package let changed: [Ticket]
  /// The changed tickets with what they refer to, as staged.
  package let after: BacklogSnapshot
  /// The same tickets at HEAD, found by path or by id; empty before the first commit.
  package let before: BacklogSnapshot
  /// Mistakes in the configuration as staged.
  package let configurationFindings: [Finding]

  /// Compares an index with a commit.
  package init(loader: BacklogLoader, index: String, tip: ObjectID?) throws(StoreError) {
    var finder = try TicketFinder(loader)
    let layout = finder.settings.configuration.layout
    let paths = try StagedTickets.changedPaths(loader, index: index, tip: tip, layout)
    var tickets: [Ticket] = []
    for project in paths.compactMap(layout.project(configuredBy:)) {
      try loader.loadProject(project, into: &finder.settings)
    }
    for path in paths where layout.holdsTicket(at: path) {
      if let ticket = try loader.ticket(at: path, &finder.settings) { tickets.append(ticket) }
    }
    changed = tickets
    after = try finder.part(tickets)
    configurationFindings = finder.settings.findings
    guard let tip else {
      before = BacklogSnapshot(configuration: finder.settings.configuration, tickets: [])
      return
    }
    let source = try BacklogLoader(place: loader.place, source: .commit(tip))
    before = try StagedTickets.earlier(tickets, source, finder.settings)
  }

  /// The paths in the backlog's folder whose blob in the index is not the one at the tip.
  private static func changedPaths(
    _ loader: BacklogLoader, index path: String, tip: ObjectID?, _ layout: BacklogLayout
  ) throws(StoreError) -> [String] {
    let repository = loader.place.repository
    return try onGit { () throws(GitError) in
      let index: RawIndex
      if let reader = loader.reader as? IndexReader {
        index = reader.index
      } else {
        index = try RawIndex.read(path: path)
      }
      let tree = try tip.map { commit throws(GitError) in try repository.tree(of: commit) }
      return try index.changes(since: tree, below: layout.root, in: repository).map(index.path)
    }
  }

  /// The tickets as a commit has them: at the same path, else under the same id.
  private static func earlier(
    _ tickets: [Ticket], _ loader: BacklogLoader, _ settings: ConfigurationSet
  ) throws(StoreError) -> BacklogSnapshot {
    var settings = settings
    var finder: TicketFinder?
    var found: [Ticket] = []
    for ticket in tickets {
      if let same = try loader.ticket(at: ticket.path, &settings), same.id == ticket.id {
        found.append(same)
      } else if let id = ticket.id {
        var listing: TicketFinder
        if let finder { listing = finder } else { listing = try TicketFinder(loader) }
        if let renamed = try listing.bearers(of: [id.folded]).first { found.append(renamed) }
        finder = listing
      }
    }
    return BacklogSnapshot(
      configuration: settings.configuration, projects: settings.projects,
      tickets: found.sorted { RepositoryPath.precedes($0.path, $1.path) })
  }
}
