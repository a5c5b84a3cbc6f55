internal import Libgit2

/// The steps of one change, each with its way back.
final class ChangeTransaction {
  let place: BacklogPlace
  let git: GitProgram
  let head: Head
  let change: Change
  private let files: WorkTreeFiles
  /// Where the objects of a change of many files are collected; nil: each is written by itself.
  private var batch: ObjectBatch?
  /// Each gives what the person should know where it fails.
  private var undo: [() -> String?] = []

  var repository: Repository { place.repository }

  init(place: BacklogPlace, git: GitProgram, head: Head, change: Change) {
    self.place = place
    self.git = git
    self.head = head
    self.change = change
    files = WorkTreeFiles(
      root: place.root,
      folder: RepositoryPath.withoutSlash(place.repository.commonDirectory) + "/tickets")
  }

  /// Undoes what has been done, the last step first; gives what the person should know of it.
  func putBack() -> [String] {
    var words: [String] = []
    while let step = undo.popLast() {
      if let word = step() { words.append(word) }
    }
    return words + files.putBack()
  }

  private func finish() {
    undo.removeAll()
    files.finish()
  }

  /// Writes the files, and nothing else.
  func writeFiles() throws(StoreError) {
    try files.prepare(change.files)
    for file in change.files { try files.write(file) }
    finish()
  }

  /// Writes the files and stages them.
  func stage() throws(StoreError) {
    let index = try lockIndex()
    let stored = try store(index)
    try writeBatch(stored)
    try index.replace(stored)
    index.finish()
    finish()
  }

  /// Commits the change; gives the commit.
  func commit(as identities: Identities) throws(StoreError) -> ObjectID {
    let gitDirectory = RepositoryPath.withoutSlash(repository.gitDirectory)
    let hooks = HookRunner(
      repository: repository, git: git, temporary: gitDirectory + "/tickets-\(Self.unique)")
    defer { hooks.removeTemporaryFiles() }
    let index = try lockIndex()
    var stored = try store(index)
    var tree = try writeTree(stored)
    try writeBatch(stored, tree)
    if hooks.areInstalled {
      files.mayBeChangedByHooks = true
      if try hooks.runPreCommit(tree: tree, changing: &stored) {
        tree = try writeTree(stored)
      }
    }
    let message = try hooks.messageAfterHooks(
      change.message(identities.moment), tree: tree)
    let commit = try CommitObject(
      tree: tree, parent: head.target, identities: identities, message: message
    ).write(repository, git)
    try git.refuseInterruption()
    try index.replace(stored)
    undo.append { index.putBack() }
    try git.refuseInterruption()
    try updateReference(to: commit, identities, message)
    index.finish()
    finish()
    hooks.runPostCommit()
    return commit
  }

  private func lockIndex() throws(StoreError) -> StagedIndex {
    let index = try StagedIndex.lock(repository: repository, git: git)
    undo.append {
      index.unlock()
      return nil
    }
    return index
  }

  /// Writes every file to the disk, and its versions to the object database.
  private func store(_ index: StagedIndex) throws(StoreError) -> [StoredFile] {
    if change.files.count >= WorkTreeFiles.many {
      batch = try onGit { () throws(GitError) in try ObjectBatch(for: repository) }
    }
    try files.prepare(change.files)
    let versions = StoredVersions(
      place: place, git: git, head: head, index: index, objects: batch?.repository ?? repository)
    var stored: [StoredFile] = []
    for file in change.files {
      let stat = try files.write(file)
      try stored.append(versions.write(file, stat: stat))
    }
    return stored
  }

  private func writeTree(_ files: [StoredFile]) throws(StoreError) -> ObjectID {
    try onGit { () throws(GitError) in
      let base = try head.target.map { target throws(GitError) in
        try repository.tree(of: target)
      }
      var changes: [TreeChange] = []
      for file in files {
        if let blob = file.committed {
          changes.append(TreeChange(path: file.path, mode: blob.mode, blob: blob.id))
        } else if let base, try repository.entry(at: file.path, inTree: base) != nil {
          changes.append(TreeChange(path: file.path, blob: nil))
        }
      }
      return try (batch?.repository ?? repository).writeTree(base: base, changes: changes)
    }
  }

  /// Writes what was collected, of which each object is then there for all who read.
  private func writeBatch(
    _ files: [StoredFile], _ tree: ObjectID? = nil
  ) throws(StoreError) {
    guard let batch else { return }
    self.batch = nil
    let blobs = Set(files.flatMap { [$0.committed?.id, $0.staged?.id] }.compactMap { $0 })
    try onGit { () throws(GitError) in
      try batch.write(Array(blobs), tree: tree, paths: files.map(\.path))
      for id in blobs where !repository.exists(id) {
        throw GitError(code: -1, message: "object \(id) is not there", operation: "write a pack")
      }
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
