internal import FileAccess
internal import Libgit2

extension WorkTreeReader {
  /// Looks at each folder of the way: one that is a symbolic link could lead out of the tree.
  var hasFile: @Sendable (String) -> Bool {
    { [root] path in
      let parts = path.split(separator: "/")
      guard !parts.isEmpty, !parts.contains("..") else { return false }
      var place = root
      for (position, part) in parts.enumerated() {
        place = RepositoryPath.join(place, String(part))
        let wanted: FileKind = position == parts.count - 1 ? .file : .folder
        guard (try? Files.metadata(place))?.kind == wanted else { return false }
      }
      return true
    }
  }
}

extension IndexReader {
  /// A name in the index is enough.
  var hasFile: @Sendable (String) -> Bool {
    { [index] path in index.entry(path).map { FileMode.isFile($0.mode) } ?? false }
  }
}

extension CommitReader {
  /// A name in the commit's trees is enough.
  var hasFile: @Sendable (String) -> Bool {
    { [loan = ObjectLoan(repository), commit] path in
      let entry = try? loan.repository.blob(at: path, in: commit)
      return entry.map { FileMode.isFile($0.mode) } ?? false
    }
  }
}

extension SparseReader {
  var hasFile: @Sendable (String) -> Bool {
    { [workTree, loan = ObjectLoan(index.repository), index = index.index] path in
      if workTree.hasFile(path) { return true }
      let staged = IndexReader(repository: loan.repository, index: index)
      return staged.isLeftOut(path) && staged.hasFile(path)
    }
  }
}
