package import Libgit2
internal import TicketModel

/// A file's place, not yet joined to a path: of ten thousand names most are only compared.
package struct TreeFile: Hashable, Sendable {
  /// The folder, from the repository's root.
  package let folder: String
  /// The name in the folder.
  package let name: String
  /// The blob that holds it, where the tree knows.
  package let blob: ObjectID?

  /// The path, from the repository's root.
  package var path: String { RepositoryPath.join(folder, name) }

  /// The name without its ending.
  var stem: String { name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name }

  /// Whether the name begins with a text in lower case, in any case itself, and goes on with a dot.
  func hasStem(_ folded: String) -> Bool {
    var bytes = name.utf8.makeIterator()
    for byte in folded.utf8 {
      guard let other = bytes.next() else { return false }
      let isCapital = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(other)
      guard (isCapital ? other + 32 : other) == byte else { return false }
    }
    return bytes.next() == UInt8(ascii: ".")
  }

  init(folder: String, name: String, blob: ObjectID? = nil) {
    self.folder = folder
    self.name = name
    self.blob = blob
  }

  init(path: String, blob: ObjectID? = nil) {
    self.init(
      folder: RepositoryPath.parent(path), name: RepositoryPath.name(path), blob: blob)
  }
}

extension [TreeFile] {
  /// The files in the byte order of their paths: folder by folder, which is fast, and all together
  /// only where folders with files lie in each other.
  func sortedByPath() -> [TreeFile] {
    let runs = Parallel.map(split(byFolder: self)) { self[$0].sortedByName() }
    let ordered = runs.sorted {
      RepositoryPath.precedes($0[0].folder + "/", $1[0].folder + "/")
    }
    let folders = ordered.map { $0[0].folder + "/" }
    let isNested =
      folders.contains("/") && folders.count > 1
      || zip(folders, folders.dropFirst()).contains { $1.utf8.starts(with: $0.utf8) }
    let files = ordered.flatMap { $0 }
    return isNested ? files.sorted { RepositoryPath.precedes($0.path, $1.path) } : files
  }

  /// The ranges of files that stand one after the other in the same folder.
  private func split(byFolder files: [TreeFile]) -> [Range<Int>] {
    var runs: [Range<Int>] = []
    var start = 0
    for position in files.indices.dropFirst()
    where !RepositoryPath.isSame(files[position].folder, files[start].folder) {
      runs.append(start..<position)
      start = position
    }
    return files.isEmpty ? [] : runs + [start..<files.count]
  }
}

extension ArraySlice<TreeFile> {
  /// The files in the byte order of their names, which the first eight bytes mostly tell.
  fileprivate func sortedByName() -> [TreeFile] {
    let keys = map { file in
      file.name.utf8.prefix(8).reduce((word: UInt64(0), shift: UInt64(64))) {
        ($0.word | UInt64($1) << ($0.shift - 8), $0.shift - 8)
      }.word
    }
    return indices.sorted { a, b in
      let (x, y) = (keys[a - startIndex], keys[b - startIndex])
      return x == y ? RepositoryPath.precedes(self[a].name, self[b].name) : x < y
    }.map { self[$0] }
  }
}

extension RepositoryPath {
  /// Byte order: the order in which Git's index keeps paths.
  package static func precedes(_ a: String, _ b: String) -> Bool {
    a.utf8.lexicographicallyPrecedes(b.utf8)
  }
}
