internal import FileAccess
internal import Libgit2

internal import SystemPackage

/// The steps of one change, each with its way back.
final class ChangeTransaction {
  let place: BacklogPlace
  let git: GitProgram
  let head: Head
  let change: Change
  private var undo: [() -> Void] = []

  var repository: Repository { place.repository }
  var gitDirectory: String { RepositoryPath.withoutSlash(repository.gitDirectory) }

  init(place: BacklogPlace, git: GitProgram, head: Head, change: Change) {
    self.place = place
    self.git = git
    self.head = head
    self.change = change
  }

  /// Undoes what has been done, the last step first.
  func putBack() {
    while let step = undo.popLast() { step() }
  }

  func onPuttingBack(_ step: @escaping () -> Void) {
    undo.append(step)
  }

  /// Commits the change; gives the commit.
  func commit(as identities: Identities) async throws(StoreError) -> ObjectID {
    let hooks = HookRunner(
      repository: repository, git: git, temporary: gitDirectory + "/tickets-\(Self.unique)")
    defer { hooks.removeTemporaryFiles() }
    let index = try await StagedIndex.lock(repository: repository, git: git)
    onPuttingBack { index.unlock() }
    try index.refuseConflicts()
    try writeFiles()
    var blobs: [CommittedFile] = []
    for file in change.files { blobs.append(try writeBlob(file, index)) }
    var tree = try writeTree(blobs)
    if try await hooks.runPreCommit(tree: tree, changing: &blobs) { tree = try writeTree(blobs) }
    let message = try await hooks.messageAfterHooks(change.message(identities.moment))
    let commit = try await CommitObject(
      tree: tree, parent: head.target, identities: identities, message: message
    ).write(repository, git)
    try await index.replace(blobs, root: place.root)
    onPuttingBack { index.putBack() }
    try updateReference(to: commit, identities, message)
    undo.removeAll()
    await hooks.runPostCommit()
    return commit
  }

  /// Writes every file, and remembers how to put it back.
  func writeFiles() throws(StoreError) {
    let common = RepositoryPath.withoutSlash(repository.commonDirectory)
    let staging = "\(common)/tickets/file"
    for file in change.files where file.new != file.old {
      let path = RepositoryPath.join(place.root, file.path)
      let made = try onFiles { () throws(FileError) in
        try Files.makeFolders(RepositoryPath.parent(path))
      }
      onPuttingBack { for folder in made.reversed() { Files.removeIfEmpty(folder: folder) } }
      try onFiles { () throws(FileError) in
        guard try Files.readIfPresent(path) == file.old else {
          throw FileError(operation: "change", path: path, reason: .resourceBusy)
        }
        if let new = file.new {
          try Files.replace(path, with: new, staging: staging)
        } else {
          try Files.remove(path)
        }
      }
      onPuttingBack { ChangeTransaction.restore(file, at: path) }
    }
  }

  /// Puts one file back, unless somebody changed it meanwhile.
  private static func restore(_ file: FileChange, at path: String) {
    guard (try? Files.readIfPresent(path)) == .some(file.new) else { return }
    if let old = file.old {
      try? Files.replace(path, with: old)
    } else {
      try? Files.remove(path)
    }
  }

  private func writeBlob(
    _ file: FileChange, _ index: StagedIndex
  ) throws(StoreError) -> CommittedFile {
    guard let new = file.new else { return CommittedFile(path: file.path, blob: nil, mode: 0) }
    let filters = ContentFilters(repository: repository, root: place.root, git: git)
    let bytes = try filters.stored(new, path: file.path, index)
    return try onGit { () throws(GitError) in
      let old = try head.target.flatMap { target throws(GitError) in
        try repository.blob(at: file.path, in: target)
      }
      return CommittedFile(
        path: file.path, blob: try repository.writeBlob(bytes), mode: old?.mode ?? 0o100644)
    }
  }

  private func writeTree(_ files: [CommittedFile]) throws(StoreError) -> ObjectID {
    try onGit { () throws(GitError) in
      let base = try head.target.map { target throws(GitError) in
        try repository.tree(of: target)
      }
      return try repository.writeTree(
        base: base,
        changes: files.map { TreeChange(path: $0.path, mode: $0.mode, blob: $0.blob) })
    }
  }

  /// Moves the branch, or HEAD itself where it is on none, if it still is where it was.
  private func updateReference(
    to commit: ObjectID, _ identities: Identities, _ message: String
  ) throws(StoreError) {
    let subject = message.split(separator: "\n").first.map(String.init) ?? ""
    let name = head.ref ?? "HEAD"
    try onGit { () throws(GitError) in
      try repository.updateReference(
        name, to: commit, expecting: head.target,
        log: "commit\(head.target == nil ? " (initial)" : ""): \(subject)",
        identity: identities.committer)
    }
  }

  /// A part of a file name that no other process uses at the same time.
  private static var unique: String { String(UInt32.random(in: .min ... .max), radix: 36) }
}

/// A file as it stands in the new commit: no blob where it was removed.
struct CommittedFile: Hashable {
  let path: String
  var blob: ObjectID?
  var mode: UInt32
}
