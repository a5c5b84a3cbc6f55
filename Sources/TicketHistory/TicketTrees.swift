internal import Libgit2
internal import TicketModel

/// Compares the tickets' files of two trees, and numbers paths and blobs as they are met.
struct TicketTrees {
  private(set) var numbers = TreeNumbers()
  /// Paths that are no tickets'.
  private var others: Set<[UInt8]> = []
  private let shelf: TreeShelf
  private let layout: BacklogLayout
  private let root: [[UInt8]]
  private struct Folder {
    var old: ObjectID?
    var new: ObjectID?
    var path: [UInt8]
    var depth: Int
  }

  init(repository: Repository, layout: BacklogLayout) {
    shelf = TreeShelf(repository: repository)
    self.layout = layout
    root = layout.root.utf8.split(separator: UInt8(ascii: "/")).map { Array($0) }
  }

  /// Appends what the new tree changed, as numbers of paths and blobs.
  mutating func collect(
    old: ObjectID?, new: ObjectID?, into changes: inout [CommitGraph.Change]
  ) throws(GitError) {
    var stack = [Folder(old: old, new: new, path: [], depth: 0)]
    while let folder = stack.popLast() {
      for difference in try shelf.differences(old: folder.old, new: folder.new) {
        guard isWanted(difference.name, at: folder.depth) else { continue }
        if let inner = inner(difference, of: folder) { stack.append(inner) }
        if folder.depth >= root.count { note(difference, in: folder, &changes) }
      }
    }
  }

  private func isWanted(_ name: [UInt8], at depth: Int) -> Bool {
    depth >= root.count || root[depth] == name
  }

  private func inner(_ difference: LevelDifference, of folder: Folder) -> Folder? {
    let old = difference.old.flatMap { $0.isTree ? $0.id : nil }
    let new = difference.new.flatMap { $0.isTree ? $0.id : nil }
    guard old != nil || new != nil else { return nil }
    if folder.depth >= root.count,
      !layout.mayHoldTickets(folder: String(decoding: difference.name, as: UTF8.self))
    {
      return nil
    }
    let path = folder.path + difference.name + [UInt8(ascii: "/")]
    return Folder(old: old, new: new, path: path, depth: folder.depth + 1)
  }

  private mutating func note(
    _ difference: LevelDifference, in folder: Folder, _ changes: inout [CommitGraph.Change]
  ) {
    let old = difference.old.flatMap { $0.isFile ? $0.id : nil }
    let new = difference.new.flatMap { $0.isFile ? $0.id : nil }
    guard old != new else { return }
    let path = number(ofPath: folder.path + difference.name)
    guard path >= 0 else { return }
    changes.append(
      CommitGraph.Change(path: path, blob: new.map { numbers.number(ofBlob: $0) } ?? 0))
  }

  /// The number of a ticket's path; -1 for any other file.
  private mutating func number(ofPath path: [UInt8]) -> Int32 {
    if let known = numbers.known(path) { return known }
    guard !others.contains(path) else { return -1 }
    let prefix = root.reduce(0) { $0 + $1.count + 1 }
    let isTicket = layout.isTicket(String(decoding: path.dropFirst(prefix), as: UTF8.self))
    if isTicket { return numbers.number(ofTicket: path) }
    others.insert(path)
    return -1
  }
}
