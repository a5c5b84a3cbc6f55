package import Libgit2

/// What takes a commit of `tickets` back: its files as they are to stand at HEAD.
package struct Reversal {
  /// One file of it, as Git stores it; nil where there is none.
  package struct File: Hashable, Sendable {
    /// The path, from the repository's root.
    package let path: String
    /// As HEAD has it.
    package let old: [UInt8]?
    /// As it is to be.
    package let new: [UInt8]?
  }

  /// The commit that is taken back.
  package let commit: TicketCommit
  /// Its files.
  package let files: [File]

  /// Works out the reversal of a commit.
  ///
  /// - Parameters:
  ///   - commit: The commit.
  ///   - tip: HEAD.
  ///   - repository: The repository.
  ///   - isForced: Whether later changes of the same files may stay beside the reversal, and files
  ///     of the commit that are no backlog's are left as they are.
  ///   - isOwn: Whether a path belongs to the backlog.
  /// - Throws: A refusal, where somebody built on the commit or it holds more than tickets.
  package init(
    of commit: TicketCommit, tip: ObjectID, in repository: Repository, isForced: Bool,
    isOwn: (String) -> Bool
  ) throws(StoreError) {
    self.commit = commit
    guard !commit.isMerge else {
      throw StoreError(.refused, "\(commit.name) is a merge, and can't be undone")
    }
    let differences = try onGit { () throws(GitError) in
      try TreeComparison.differences(
        from: commit.parent.map { parent throws(GitError) in try repository.tree(of: parent) },
        to: repository.tree(of: commit.id), in: repository)
    }
    let strangers = differences.map(\.path).filter { !isOwn($0) }
    guard isForced || strangers.isEmpty else {
      throw StoreError(
        .refused, "\(commit.name) holds more than tickets: \(strangers.sorted()[0])",
        hints: [
          "--force takes the tickets back and leaves the rest; `git revert` takes it all back"
        ])
    }
    let step = ReversalStep(commit: commit, tip: tip, repository: repository, isForced: isForced)
    var files: [File] = []
    for difference in differences where isOwn(difference.path) {
      if let file = try step.file(difference) { files.append(file) }
    }
    self.files = files.sorted { RepositoryPath.precedes($0.path, $1.path) }
  }
}

/// Takes one file's change back.
private struct ReversalStep {
  let commit: TicketCommit
  let tip: ObjectID
  let repository: Repository
  let isForced: Bool

  /// Nil where HEAD has it back already.
  func file(_ difference: TreeDifference) throws(StoreError) -> Reversal.File? {
    let path = difference.path
    let current = try onGit { () throws(GitError) in try repository.blob(at: path, in: tip) }
    guard current?.id != difference.oldID else { return nil }
    try refuseStaged(difference, head: current?.id)
    let (before, after) = (try bytes(difference.oldID), try bytes(difference.newID))
    guard current?.id != difference.newID else {
      return Reversal.File(path: path, old: after, new: before)
    }
    guard isForced else {
      throw StoreError(
        .refused, "\(path) was changed again after \(commit.name)",
        hints: ["undo the later change first, or say --force to keep it"])
    }
    let ours = try bytes(current?.id)
    guard let before, let after, let ours,
      let merged = try onGit({ () throws(GitError) in
        try ThreeWayMerge.merged(base: after, ours: ours, theirs: before)
      })
    else {
      throw StoreError(.refused, "\(path) has changes since \(commit.name) that stand in the way")
    }
    return Reversal.File(path: path, old: ours, new: merged)
  }

  /// What is staged alone would be lost; the reversal itself is there where one was cut short.
  private func refuseStaged(_ difference: TreeDifference, head: ObjectID?) throws(StoreError) {
    guard let index = try? RawIndex.read(path: repository.indexPath),
      let entry = index.entry(difference.path), ![head, difference.oldID].contains(entry.id)
    else { return }
    throw StoreError(
      .refused, "\(difference.path) has staged changes of your own",
      hints: ["commit or unstage them first"])
  }

  private func bytes(_ id: ObjectID?) throws(StoreError) -> [UInt8]? {
    guard let id else { return nil }
    return try onGit { () throws(GitError) in try repository.bytes(id) }
  }
}

extension Reversal.File {
  /// The change of the file on disk, which must stand there as HEAD has it, or as it is to be where
  /// a reversal was cut short.
  package func change(onDisk disk: [UInt8]?, in repository: Repository) throws(StoreError)
    -> FileChange
  {
    if disk == old { return FileChange(path: path, old: disk, new: new) }
    let (checkedOut, wanted) = try onGit { () throws(GitError) in
      (try checkout(old, repository), try checkout(new, repository))
    }
    guard disk == checkedOut || disk == wanted else {
      throw StoreError(
        .refused, "\(path) has changes of your own that are not committed",
        hints: ["commit or stash them first"])
    }
    return FileChange(path: path, old: disk, new: wanted)
  }

  private func checkout(
    _ bytes: [UInt8]?, _ repository: Repository
  ) throws(GitError) -> [UInt8]? {
    try bytes.map { bytes throws(GitError) in try repository.toWorktree(bytes, path: path) }
  }
}
