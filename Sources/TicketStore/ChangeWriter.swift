package import FileAccess
package import Libgit2

/// The one way in which a backlog is changed: one commit, or nothing.
///
/// The order is our lock, what forbids a change, the change itself, `index.lock`, file, hooks,
/// objects, index, ref. Killed in between, the repository is in the old state or holds the change
/// uncommitted; any other order can leave a staged reversal of a committed move. A refusal or an
/// error puts everything back.
package struct ChangeWriter {
  /// Where the backlog is.
  package let place: BacklogPlace
  /// The `git` that runs hooks, identities and signatures.
  package let git: GitProgram

  /// What time it is.
  private let clock: @Sendable () -> ClockTime

  /// Makes a writer.
  package init(
    place: BacklogPlace, git: GitProgram, clock: @escaping @Sendable () -> ClockTime
  ) {
    self.place = place
    self.git = git
    self.clock = clock
  }

  /// Carries out the change that `prepare` makes of the state it finds under the lock.
  ///
  /// - Returns: the change, and the commit where one was made; nil where `prepare` found nothing to do.
  package func perform(
    _ options: ChangeOptions,
    prepare: (_ tip: ObjectID?) throws(StoreError) -> Change?
  ) throws(StoreError) -> (change: Change, commit: ObjectID?)? {
    guard options.extent != .dryRun else {
      let tip = try onGit { () throws(GitError) in try place.repository.head().target }
      return try prepare(tip).map { ($0, nil) }
    }
    let lock = try takeLock()
    defer { withExtendedLifetime(lock) {} }
    git.interruption?.begin()
    defer { git.interruption?.end() }
    let head = try refuseWhatForbidsAChange(options)
    guard let change = try prepare(head.target) else { return nil }
    let identities = try options.extent == .commit ? self.identities() : nil
    for file in change.files { try refuseLinks(file.path) }
    let transaction = ChangeTransaction(place: place, git: git, head: head, change: change)
    do throws(StoreError) {
      if let identities { return (change, try transaction.commit(as: identities)) }
      if options.extent == .stage {
        try transaction.stage()
      } else {
        try transaction.writeFiles()
      }
      return (change, nil)
    } catch {
      git.interruption?.acknowledge()
      throw error.adding(hints: transaction.putBack())
    }
  }

  private func identities() throws(StoreError) -> Identities {
    if let plain = Identities.plain(place.repository, git, at: clock()) { return plain }
    return try Identities.asked(of: git, place.repository)
  }

  private func takeLock() throws(StoreError) -> FileLock {
    let folder = RepositoryPath.join(
      RepositoryPath.withoutSlash(place.repository.commonDirectory), "tickets")
    return try onFiles { () throws(FileError) in
      try Files.makeFolders(folder)
      return try FileLock(folder + "/lock")
    }
  }

  private func refuseWhatForbidsAChange(_ options: ChangeOptions) throws(StoreError) -> Head {
    let repository = place.repository
    guard !repository.isBare else {
      throw StoreError(.refused, "a bare repository has no work tree to change")
    }
    if let operation = repository.state.inProgress {
      throw StoreError(
        .refused, "\(operation.name) is in progress",
        hints: ["finish it or abandon it first: \(operation.cure)"])
    }
    let head = try onGit { () throws(GitError) in try repository.head() }
    if case .detached = head, !options.allowsDetachedHead, options.extent == .commit {
      throw StoreError(
        .refused, "HEAD is on no branch",
        hints: ["switch to a branch, or say --allow-detached"])
    }
    if options.extent == .commit, let name = head.ref {
      let lock = RepositoryPath.withoutSlash(repository.commonDirectory) + "/\(name).lock"
      if try fileMetadata(lock) != nil {
        throw StoreError(
          .environment, "\(lock) is there: another git process is updating the branch",
          hints: ["if no git process is running, remove that file"])
      }
    }
    return head
  }

  /// A ticket behind a symbolic link may lie anywhere: it is never written through.
  private func refuseLinks(_ path: String) throws(StoreError) {
    var folder = place.root
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    for (position, part) in parts.enumerated() {
      guard !part.isEmpty, part != ".", part != ".." else {
        throw StoreError(.refused, "\(path) is not a path within the repository")
      }
      folder += "/\(part)"
      guard let kind = try fileMetadata(folder)?.kind else { return }
      let isLast = position == parts.count - 1
      guard kind == (isLast ? .file : .folder) else {
        throw StoreError(.refused, "\(path) leads through a symbolic link or a special file")
      }
    }
  }
}

extension RepositoryState {
  /// What Git is in the middle of, and how to end it; nil for nothing.
  var inProgress: (name: String, cure: String)? {
    switch self {
    case .none: nil
    case .merge: ("a merge", "git merge --continue, or git merge --abort")
    case .rebase: ("a rebase", "git rebase --continue, or git rebase --abort")
    case .cherryPick: ("a cherry-pick", "git cherry-pick --continue, or --abort")
    case .revert: ("a revert", "git revert --continue, or --abort")
    case .bisect: ("a bisect", "git bisect reset")
    case .applyMailbox: ("git am", "git am --continue, or git am --abort")
    }
  }
}
