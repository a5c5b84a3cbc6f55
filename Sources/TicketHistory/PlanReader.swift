package import Libgit2
package import TicketModel

/// Reads how tickets were planned over time: along the first-parent chain, where a plan counts from the
/// commit that brought it to the ref.
package struct PlanReader {
  private let repository: Repository
  private let layout: BacklogLayout
  /// Reads one version of a file.
  private let plan: (_ path: String, _ bytes: [UInt8]) -> (id: String, plan: TicketPlan)?

  /// Makes a reader; `plan` reads a version of a file, and gives nil where it has no id.
  package init(
    repository: Repository, layout: BacklogLayout,
    plan: @escaping (_ path: String, _ bytes: [UInt8]) -> (id: String, plan: TicketPlan)?
  ) {
    self.repository = repository
    self.layout = layout
    self.plan = plan
  }

  /// The changes of each ticket's plan up to a commit, in order, by the id in lower case.
  package func read(from tip: ObjectID) throws(HistoryError) -> [String: [TicketFieldChange]] {
    do throws(GitError) {
      return try changes(of: try chain(from: tip))
    } catch {
      throw HistoryError(error)
    }
  }

  private struct Link {
    var tree: ObjectID
    var written: Instant
    var committed: Instant
  }

  /// The first-parent chain, oldest first.
  private func chain(from tip: ObjectID) throws(GitError) -> [Link] {
    var links: [Link] = []
    var next: ObjectID? = tip
    while let id = next {
      let header = try repository.withObject(id) { kind, bytes in
        kind == .commit ? RawCommitHeader(parsing: bytes) : nil
      }
      guard let header, let header else { break }
      links.append(
        Link(
          tree: header.tree, written: Instant(seconds: header.authorSeconds),
          committed: Instant(seconds: header.committerSeconds)))
      next = header.parents.first
    }
    return links.reversed()
  }

  private func changes(of chain: [Link]) throws(GitError) -> [String: [TicketFieldChange]] {
    var result: [String: [TicketFieldChange]] = [:]
    var ids: [Int32: String] = [:]
    var trees = TicketTrees(repository: repository, layout: layout)
    var before: ObjectID?
    for link in chain {
      var changes: [CommitGraph.Change] = []
      try trees.collect(old: before, new: link.tree, into: &changes)
      before = link.tree
      var plans: [String: TicketPlan] = [:]
      var gone: Set<String> = []
      for change in changes {
        if let old = ids.removeValue(forKey: change.path) { gone.insert(old) }
        guard change.blob > 0, let (id, plan) = try version(change, in: trees) else { continue }
        ids[change.path] = id.lowercased()
        plans[id.lowercased()] = plan
      }
      for id in gone where plans[id] == nil { note(nil, of: id, link, &result) }
      for (id, plan) in plans { note(plan, of: id, link, &result) }
    }
    return result
  }

  private func version(
    _ change: CommitGraph.Change, in trees: TicketTrees
  ) throws(GitError) -> (id: String, plan: TicketPlan)? {
    guard let object = try repository.read(trees.blobs[Int(change.blob)]) else { return nil }
    let path = String(decoding: trees.paths[Int(change.path)], as: UTF8.self)
    return plan(path, object.bytes)
  }

  private func note(
    _ plan: TicketPlan?, of id: String, _ link: Link,
    _ result: inout [String: [TicketFieldChange]]
  ) {
    guard result[id]?.last?.plan != plan || result[id] == nil else { return }
    result[id, default: []].append(
      TicketFieldChange(recorded: link.written, landed: link.committed, plan: plan))
  }
}
