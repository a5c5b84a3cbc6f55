internal import FileAccess
package import Libgit2

/// Where the files of a backlog are read from.
package enum TreeSource {
  /// The files on disk.
  case workTree
  /// What is staged, in the index file at that path.
  case index(String)
  /// A commit's tree.
  case commit(ObjectID)
}

extension TreeSource {
  /// What reads this tree of a backlog's repository.
  func reader(of place: BacklogPlace) throws(StoreError) -> any TreeReader {
    switch self {
    case .workTree:
      return WorkTreeReader(root: place.root)
    case .index(let path):
      let index = try onGit { () throws(GitError) in
        try IndexFile.open(path: path, repository: place.repository)
      }
      return IndexReader(repository: place.repository, index: index)
    case .commit(let commit):
      return CommitReader(repository: place.repository, commit: commit)
    }
  }
}

/// The files of one tree, whichever kind it is.
package protocol TreeReader {
  /// The bytes of a regular file, from the repository's root; nil where there is none.
  func bytes(_ path: String) throws(StoreError) -> [UInt8]?
  /// Whether a regular file is at a path of plain parts, reached through no symbolic link.
  func hasFile(_ path: String) -> Bool
  /// The regular files below a folder, in no order, leaving out the folders that `isWanted` refuses.
  func files(below folder: String, isWanted: (Substring) -> Bool) throws(StoreError) -> [TreeFile]
  /// The files in the folder and in its folders that bear one of the names, where that can be told
  /// without listing all; the names as they are on disk. Empty where it can't.
  func likelyFiles(
    named names: [String], in folder: String, isWanted: (Substring) -> Bool
  ) throws(StoreError) -> [TreeFile]
}

extension TreeReader {
  func likelyFiles(
    named names: [String], in folder: String, isWanted: (Substring) -> Bool
  ) throws(StoreError) -> [TreeFile] { [] }
}

/// A file's place, not yet joined to a path: of ten thousand names most are only compared.
package struct TreeFile: Hashable, Sendable {
  /// The folder, from the repository's root.
  package let folder: String
  /// The name in the folder.
  package let name: String

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

  init(folder: String, name: String) {
    self.folder = folder
    self.name = name
  }

  init(path: String) {
    self.init(folder: RepositoryPath.parent(path), name: RepositoryPath.name(path))
  }
}

/// The files on disk, symbolic links left out.
struct WorkTreeReader: TreeReader {
  let root: String

  func bytes(_ path: String) throws(StoreError) -> [UInt8]? {
    try onFiles { () throws(FileError) in
      try Files.readIfPresent(RepositoryPath.join(root, path))
    }
  }

  func files(below folder: String, isWanted: (Substring) -> Bool) throws(StoreError) -> [TreeFile] {
    guard Files.metadata(RepositoryPath.join(root, folder))?.kind == .folder else { return [] }
    var found: [TreeFile] = []
    var pending = [folder]
    while let next = pending.popLast() {
      let entries = try onFiles { () throws(FileError) in
        try Files.list(RepositoryPath.join(root, next))
      }
      for entry in entries {
        switch entry.kind {
        case .file: found.append(TreeFile(folder: next, name: entry.name))
        case .folder:
          if isWanted(entry.name[...]) { pending.append(RepositoryPath.join(next, entry.name)) }
        case .link, .other: break
        }
      }
    }
    return found
  }
}

extension WorkTreeReader {
  func likelyFiles(
    named names: [String], in folder: String, isWanted: (Substring) -> Bool
  ) throws(StoreError) -> [TreeFile] {
    guard Files.metadata(RepositoryPath.join(root, folder))?.kind == .folder else { return [] }
    let inner = try list(folder).filter { $0.kind == .folder && isWanted($0.name[...]) }
    var found: [TreeFile] = []
    for place in [folder] + inner.map({ RepositoryPath.join(folder, $0.name) }) {
      let absolute = RepositoryPath.join(root, place)
      guard names.contains(where: { Files.metadata("\(absolute)/\($0)") != nil }) else { continue }
      let folded = Set(names.map { $0.lowercased() })
      found += try list(place).filter { $0.kind == .file && folded.contains($0.name.lowercased()) }
        .map { TreeFile(folder: place, name: $0.name) }
    }
    return found
  }

  private func list(_ folder: String) throws(StoreError) -> [FolderEntry] {
    try onFiles { () throws(FileError) in try Files.list(RepositoryPath.join(root, folder)) }
  }
}

/// What is staged.
struct IndexReader: TreeReader {
  let repository: Repository
  let index: IndexFile

  func bytes(_ path: String) throws(StoreError) -> [UInt8]? {
    guard let entry = index.entry(path), entry.mode & 0o170000 == 0o100000 else { return nil }
    return try onGit { () throws(GitError) in try repository.read(entry.id)?.bytes }
  }

  func files(below folder: String, isWanted: (Substring) -> Bool) throws(StoreError) -> [TreeFile] {
    let entries = index.entries(under: folder)
    let start = folder.isEmpty ? 0 : folder.utf8.count + 1
    return entries.filter { entry in
      entry.mode & 0o170000 == 0o100000
        && String(decoding: entry.path.utf8.dropFirst(start), as: UTF8.self)
          .split(separator: "/").dropLast().allSatisfy(isWanted)
    }.map { TreeFile(path: $0.path) }
  }
}

/// A commit's tree.
struct CommitReader: TreeReader {
  let repository: Repository
  let commit: ObjectID

  func bytes(_ path: String) throws(StoreError) -> [UInt8]? {
    try onGit { () throws(GitError) in
      guard let entry = try repository.blob(at: path, in: commit),
        entry.mode & 0o170000 == 0o100000
      else { return nil }
      return try repository.read(entry.id)?.bytes
    }
  }

  func files(below folder: String, isWanted: (Substring) -> Bool) throws(StoreError) -> [TreeFile] {
    let listing = try onGit { () throws(GitError) in
      try TreeListing(of: repository, commit: commit, below: folder, isWanted: isWanted)
    }
    return listing.blobs.keys.map { TreeFile(path: $0) }
  }
}

extension RepositoryPath {
  /// Byte order: the order in which Git's index keeps paths.
  package static func precedes(_ a: String, _ b: String) -> Bool {
    a.utf8.lexicographicallyPrecedes(b.utf8)
  }
}
