internal import FileAccess
internal import Libgit2

extension TreeReader {
  /// A file whose content can be read is there.
  package func hasFile(_ path: String) -> Bool {
    let found = try? bytes(path)
    return found != nil
  }
}

extension WorkTreeReader {
  /// Looks at each folder of the way: one that is a symbolic link could lead out of the tree.
  func hasFile(_ path: String) -> Bool {
    let parts = path.split(separator: "/")
    guard !parts.isEmpty, !parts.contains("..") else { return false }
    var place = root
    for (position, part) in parts.enumerated() {
      place = RepositoryPath.join(place, String(part))
      let wanted: FileKind = position == parts.count - 1 ? .file : .folder
      guard Files.metadata(place)?.kind == wanted else { return false }
    }
    return true
  }
}

extension IndexReader {
  /// A name in the index is enough.
  func hasFile(_ path: String) -> Bool {
    index.entry(path).map { $0.mode & 0o170000 == 0o100000 } ?? false
  }
}

extension CommitReader {
  /// A name in the commit's trees is enough.
  func hasFile(_ path: String) -> Bool {
    let entry = try? repository.blob(at: path, in: commit)
    return entry.map { $0.mode & 0o170000 == 0o100000 } ?? false
  }
}
