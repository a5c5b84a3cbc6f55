package import Libgit2
package import TicketModel

/// Reads what happened to the tickets from the commits, all of them, and nothing else.
package struct HistoryReader {
  private let repository: Repository
  private let layout: BacklogLayout

  /// Makes a reader of a repository's tickets.
  package init(repository: Repository, layout: BacklogLayout) {
    self.repository = repository
    self.layout = layout
  }

  /// Reads the history of a commit.
  ///
  /// A ticket's event stands at each commit where its state differs from that in every parent.
  package func read(from tip: ObjectID) throws(HistoryError) -> BacklogHistory {
    do throws(HistoryError) {
      return try history(of: tip)
    } catch .unreadable where repository.isPartial {
      throw .partial
    }
  }

  private func history(of tip: ObjectID) throws(HistoryError) -> BacklogHistory {
    var walk = CommitWalk(repository: repository, layout: layout, shallow: try shallowCommits())
    let walked = try walk.run(from: tip)
    let (graph, paths) = (walked.graph, walked.paths)
    let table = try VersionTable(blobs: walked.blobs, repository: repository, layout: layout)
    guard !table.isIncomplete || !repository.isPartial else { throw .partial }
    let order = graph.order()
    var replay = Replay(graph: graph, paths: paths, table: table, repository: repository)
    try replay.run(order)
    let people = try Authors(of: graph, in: repository)
    var assembly = Assembly(
      graph: graph, order: order, table: table, replay: replay, people: people)
    let contested = assembly.contested
    if !contested.isEmpty {
      var second = Replay(graph: graph, paths: paths, table: table, repository: repository)
      try second.run(order, watching: contested)
      assembly.settle(second.choices)
    }
    let timelines = assembly.timelines(paths: paths, files: walked.files)
    return BacklogHistory(timelines: timelines, issues: assembly.issues(paths: paths))
  }

  private func shallowCommits() throws(HistoryError) -> Set<ObjectID> {
    do throws(GitError) {
      return try repository.shallowCommits
    } catch {
      throw HistoryError(error)
    }
  }
}
