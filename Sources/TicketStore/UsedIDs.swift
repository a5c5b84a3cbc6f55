internal import Libgit2
internal import TicketModel
internal import TicketSyntax

/// Collects the ids of tickets out of trees, most of which are the same.
struct UsedIDs {
  let repository: Repository
  let layout: BacklogLayout
  /// The ids found, in lower case.
  private(set) var ids: Set<String> = []
  private var seen: Set<ObjectID> = []

  init(repository: Repository, layout: BacklogLayout) {
    self.repository = repository
    self.layout = layout
  }

  /// Notes an id, or the name of a file without its ending.
  mutating func note(_ id: String) {
    ids.insert(id.lowercased())
  }

  /// Notes the ids of a commit's tickets; one that is not there, as beyond a shallow boundary, has none.
  mutating func look(atCommit commit: ObjectID) throws(GitError) {
    guard seen.insert(commit).inserted, let header = try? repository.commitHeader(commit) else {
      return
    }
    guard !layout.root.isEmpty else { return try look(atTree: header.tree) }
    let entry = try repository.entry(at: layout.root, inTree: header.tree)
    if let entry, entry.isTree { try look(atTree: entry.id) }
  }

  /// Notes the ids of the tickets that are staged.
  mutating func look(at index: RawIndex) throws(GitError) {
    for entry in index.entries(under: layout.root) where !entry.isTree {
      try look(atFile: RepositoryPath.name(index.path(entry)), entry.id)
    }
  }

  private mutating func look(atTree root: ObjectID) throws(GitError) {
    var pending = [root]
    while let tree = pending.popLast() {
      guard seen.insert(tree).inserted else { continue }
      // A branch that is damaged keeps nobody from adding to another.
      for entry in (try? repository.entries(ofTree: tree)) ?? [] {
        if entry.isTree {
          let name = String(decoding: entry.name, as: UTF8.self)
          if layout.mayHoldTickets(folder: name) { pending.append(entry.id) }
        } else if entry.isBlob {
          try look(atFile: String(decoding: entry.name, as: UTF8.self), entry.id)
        }
      }
    }
  }

  /// A name that is an id says enough; of another the `id:` line counts.
  private mutating func look(atFile name: String, _ blob: ObjectID) throws(GitError) {
    guard BacklogLayout.isTicket(named: name) else { return }
    let stem = String(name.dropLast(3))
    note(stem)
    guard !UsedIDs.isNumberedID(stem), seen.insert(blob).inserted,
      let bytes = try repository.read(blob)?.bytes,
      let text = TicketDocument(bytes: bytes).rescue(layout.id.key)
    else { return }
    note(layout.id.prefix + text)
  }

  /// Whether a file's name without its ending is an id with a number at its end.
  static func isNumberedID(_ stem: String) -> Bool {
    stem.utf8.last.map { 0x30...0x39 ~= $0 } ?? false && stem.contains("-")
      && TicketID(stem) != nil
  }
}
