internal import FileAccess
internal import Libgit2

/// Runs the user's own commit hooks, as `git commit` would, over HEAD plus this change.
struct HookRunner {
  let repository: Repository
  let git: GitProgram
  /// The beginning of the names of its temporary files.
  let temporary: String

  private var index: String { temporary + ".index" }
  private var message: String { temporary + ".msg" }

  func removeTemporaryFiles() {
    for path in [index, index + ".lock", message] { try? Files.remove(path) }
  }

  /// Whether any of the hooks that may refuse a commit is there.
  var areInstalled: Bool {
    ["pre-commit", "prepare-commit-msg", "commit-msg"].contains(where: isInstalled)
  }

  /// Runs `pre-commit` with an index that holds HEAD plus the change.
  ///
  /// - Returns: whether the hook staged something else for one of the change's files.
  func runPreCommit(tree: ObjectID, changing files: inout [StoredFile]) throws(StoreError)
    -> Bool
  {
    guard isInstalled("pre-commit") else { return false }
    try makeIndex(of: tree)
    try run("pre-commit")
    let before = files
    let listing = try git.output(
      ["ls-files", "-s", "-z", "--"] + files.map { ":(top,literal)\($0.path)" },
      adding: ["GIT_INDEX_FILE": index])
    for (path, blob) in StagedIndex.blobs(inListing: listing) {
      guard let position = files.firstIndex(where: { $0.path == path }) else { continue }
      // What is staged follows, unless it is another version than the one that the hook changed.
      if files[position].staged == files[position].committed, files[position].staged != blob {
        files[position].staged = blob
        files[position].stat = nil
      }
      files[position].committed = blob
    }
    return files != before
  }

  /// Copies the index, for what it knows of the files, and fills it with a tree.
  private func makeIndex(of tree: ObjectID) throws(StoreError) {
    let current = RepositoryPath.withoutSlash(repository.gitDirectory) + "/index"
    if let bytes = try onFiles({ () throws(FileError) in try Files.readIfPresent(current) }) {
      try onFiles { () throws(FileError) in try Files.create(index, bytes) }
    }
    _ = try git.output(
      ["read-tree", "-i", "-m", tree.hex], adding: ["GIT_INDEX_FILE": index])
  }

  /// The message as `prepare-commit-msg` and `commit-msg` leave it.
  ///
  /// They too see the index of what is committed: that of the repository is locked.
  func messageAfterHooks(_ text: String, tree: ObjectID) throws(StoreError) -> String {
    let names = ["prepare-commit-msg", "commit-msg"].filter(isInstalled)
    guard !names.isEmpty else { return text }
    if try fileMetadata(index) == nil { try makeIndex(of: tree) }
    try onFiles { () throws(FileError) in try Files.create(message, Array(text.utf8)) }
    for name in names {
      try run(name, [message] + (name == "commit-msg" ? [] : ["message"]))
    }
    let bytes = try onFiles { () throws(FileError) in try Files.read(message) }
    let after = String(decoding: bytes, as: UTF8.self)
    guard after.contains(where: { !$0.isWhitespace }) else {
      throw StoreError(.refused, "a hook left the commit message empty")
    }
    return after
  }

  /// Runs `post-commit`; the commit stands whatever it says.
  func runPostCommit() {
    guard isInstalled("post-commit") else { return }
    removeTemporaryFiles()
    try? run("post-commit")
  }

  /// A look at the folder saves a process where there is no hook at all.
  private func isInstalled(_ name: String) -> Bool {
    git.hasSettingsOfItsOwn || HookFolder(repository: repository).mayHold(name)
  }

  private func run(
    _ name: String, _ arguments: [String] = []
  ) throws(StoreError) {
    let environment = try fileMetadata(index) == nil ? [:] : ["GIT_INDEX_FILE": index]
    // The change has been judged: our own hook need not do so again.
    let status = try git.runShowing(
      ["hook", "run", "--ignore-missing", name] + (arguments.isEmpty ? [] : ["--"] + arguments),
      adding: environment.merging(["TICKETS_HOOKS": "0"]) { a, _ in a })
    guard status == 0 else {
      throw StoreError(
        .refused, "the \(name) hook said no (exit \(status)); nothing was changed")
    }
  }
}
