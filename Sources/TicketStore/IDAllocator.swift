internal import Libgit2
package import TicketModel

/// Gives a new ticket the next free number of its key.
package struct IDAllocator {
  private let taken: Set<String>

  /// Looks at every id in use: those given, and those of the tickets in the index, at HEAD and on all
  /// local and remote branches, so that two branches seldom allocate the same.
  ///
  /// A folder that several commits share is looked at once, and a file only where its name is no id.
  package init(
    known: some Sequence<String>, place: BacklogPlace, layout: BacklogLayout
  ) throws(StoreError) {
    var search = UsedIDs(repository: place.repository, layout: layout)
    for id in known { search.note(id) }
    try onGit { () throws(GitError) in
      if let index = try? RawIndex.read(path: place.repository.indexPath) {
        try search.look(at: index)
      }
      if let tip = try place.repository.head().target { try search.look(atCommit: tip) }
      for (name, target) in try place.repository.referenceNames()
      where name.hasPrefix("refs/heads/") || name.hasPrefix("refs/remotes/") {
        try search.look(atCommit: target)
      }
    }
    taken = search.ids
  }

  /// The id after the highest number in use with that key: `P3-104` after `P3-103`, with as many
  /// digits as the longest with leading zeros.
  package func next(key: String) -> String {
    let prefix = key.lowercased() + "-"
    var highest = 0
    var width = 1
    for name in taken where name.hasPrefix(prefix) {
      let digits = name.utf8.dropFirst(prefix.utf8.count)
      guard (1...15).contains(digits.count), digits.allSatisfy({ 0x30...0x39 ~= $0 }),
        let number = Int(Substring(digits))
      else { continue }
      highest = max(highest, number)
      if digits.first == UInt8(ascii: "0") { width = max(width, digits.count) }
    }
    let number = "\(highest + 1)"
    let zeros = String(repeating: "0", count: max(0, width - number.count))
    return "\(key)-\(zeros)\(number)"
  }
}
