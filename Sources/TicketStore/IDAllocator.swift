internal import Libgit2
internal import TicketModel

/// Gives a new ticket the next free number of its key.
package struct IDAllocator {
  private let taken: [String]

  /// Looks at every name in use: the ids given, and the files on all local and remote branches, so that
  /// two branches seldom allocate the same.
  package init(
    known: some Sequence<String>, place: BacklogPlace, root: String
  ) throws(StoreError) {
    var names = Set(known.map { $0.lowercased() })
    var tips = Set<ObjectID>()
    let repository = place.repository
    let references = try onGit { () throws(GitError) in try repository.referenceNames() }
    for (name, target) in references
    where name.hasPrefix("refs/heads/") || name.hasPrefix("refs/remotes/") {
      guard tips.insert(target).inserted else { continue }
      let listing = try onGit { () throws(GitError) in
        try TreeListing(of: repository, commit: target, below: root)
      }
      for file in listing.files where file.name.hasSuffix(".md") {
        names.insert(file.stem.lowercased())
      }
    }
    taken = Array(names)
  }

  /// The id after the highest number in use with that key: `P3-104` after `P3-103`, with as many
  /// digits as the longest with leading zeros.
  package func next(key: String) -> String {
    let prefix = key.lowercased() + "-"
    var highest = 0
    var width = 1
    for name in taken where name.hasPrefix(prefix) {
      let digits = name.dropFirst(prefix.count)
      guard !digits.isEmpty, digits.allSatisfy(\.isASCIIDigit), digits.count <= 15,
        let number = Int(digits)
      else { continue }
      highest = max(highest, number)
      if digits.first == "0" { width = max(width, digits.count) }
    }
    let number = "\(highest + 1)"
    let zeros = String(repeating: "0", count: max(0, width - number.count))
    return "\(key)-\(zeros)\(number)"
  }
}

extension Character {
  /// Whether it is one of 0 to 9.
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
