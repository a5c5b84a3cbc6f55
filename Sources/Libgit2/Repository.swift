internal import CLibgit2

/// An open repository: one a task, since it isn't `Sendable`; ids and values may be shared.
@safe package final class Repository {
  /// The repository's own folder, `.git` or, in a linked work tree, `.git/worktrees/NAME`.
  package let gitDirectory: String
  /// The folder that all work trees share; equal to `gitDirectory` in the main one.
  package let commonDirectory: String
  /// The work tree's root; nil in a bare repository.
  package let workDirectory: String?
  /// The index file, which the caller may have set (`GIT_INDEX_FILE`).
  package let indexPath: String
  let handle: OpaquePointer
  let database: OpaquePointer

  init(handle: OpaquePointer, indexFile: String?) throws(GitError) {
    var database: OpaquePointer?
    let code = unsafe git_repository_odb(&database, handle)
    guard code >= 0, let database = unsafe database else {
      defer { unsafe git_repository_free(handle) }
      throw GitError.last(code: code, operation: "open the object database")
    }
    unsafe self.handle = unsafe handle
    unsafe self.database = unsafe database
    gitDirectory = unsafe folder(git_repository_path(handle)) ?? ""
    commonDirectory = unsafe folder(git_repository_commondir(handle)) ?? gitDirectory
    workDirectory = unsafe folder(git_repository_workdir(handle))
    indexPath = indexFile ?? gitDirectory + "/index"
  }

  deinit {
    unsafe git_odb_free(database)
    unsafe git_repository_free(handle)
  }

  /// Whether there is no work tree.
  package var isBare: Bool { unsafe git_repository_is_bare(handle) == 1 }

  /// Whether there is no commit at HEAD and no reference at all.
  ///
  /// libgit2's own answer also wants HEAD on the person's default branch, so it isn't asked.
  package var isEmpty: Bool {
    guard let head = try? head(), head.target == nil else { return false }
    return (try? referenceNames().isEmpty) ?? false
  }

  /// What git is in the middle of.
  package var state: RepositoryState {
    RepositoryState(code: unsafe git_repository_state(handle))
  }
}

/// A folder as libgit2 gives it, without the slash at its end.
private func folder(_ path: UnsafePointer<CChar>?) -> String? {
  guard let path = unsafe path else { return nil }
  var text = unsafe String(cString: path)
  while text.count > 1, text.hasSuffix("/") { text.removeLast() }
  return text
}
