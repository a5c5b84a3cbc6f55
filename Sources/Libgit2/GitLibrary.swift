internal import CLibgit2
internal import Synchronization

/// libgit2 as a whole: its start, and its few process-wide switches.
package enum GitLibrary {
  private static let hasStarted = Mutex(false)

  /// Starts libgit2; only the first call of a process has an effect, and opening a repository makes
  /// it with the usual options where nobody did.
  package static func start(_ options: GitOptions = GitOptions()) {
    hasStarted.withLock { started in
      guard !started else { return }
      started = true
      git_libgit2_init()
      apply(options)
    }
  }

  /// Runs `body` with owner validation off; others who open a repository meanwhile wait.
  static func opening<R>(
    skipOwnerValidation: Bool, _ body: () throws(GitError) -> R
  ) throws(GitError) -> R {
    start()
    let result: Result<R, GitError> = hasStarted.withLock { _ in
      if skipOwnerValidation { _ = tickets_git_set_owner_validation(0) }
      defer { if skipOwnerValidation { _ = tickets_git_set_owner_validation(1) } }
      do throws(GitError) {
        return .success(try body())
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private static func apply(_ options: GitOptions) {
    let limit = max(0, options.cacheObjectLimit)
    _ = tickets_git_set_cache_object_limit(GIT_OBJECT_TREE, limit)
    _ = tickets_git_set_cache_object_limit(GIT_OBJECT_COMMIT, limit)
    // Each object is read soon after its neighbours or never again: more would only fill the memory.
    _ = tickets_git_set_cache_size(24 << 20)
    // Verifying the hash of each object read costs half of a history walk.
    _ = tickets_git_set_strict_hash_verification(0)
    _ = tickets_git_set_fsync(options.synchronizesWrites ? 1 : 0)
    admitExtensions()
    guard let folders = options.configurationFolders else { return }
    _ = unsafe tickets_git_set_search_path(
      Int32(GIT_CONFIG_LEVEL_GLOBAL.rawValue), folders.global)
    _ = unsafe tickets_git_set_search_path(Int32(GIT_CONFIG_LEVEL_XDG.rawValue), folders.xdg)
    _ = unsafe tickets_git_set_search_path(
      Int32(GIT_CONFIG_LEVEL_SYSTEM.rawValue), folders.system)
    _ = unsafe tickets_git_set_search_path(Int32(GIT_CONFIG_LEVEL_PROGRAMDATA.rawValue), "")
  }

  /// Admits the extensions that change nothing for a reader, and the two whose value `Repository`
  /// looks at itself, so that the refusal says what is wrong.
  private static func admitExtensions() {
    let names: [StaticString] = [
      "worktreeconfig", "partialclone", "preciousobjects", "relativeworktrees", "objectformat",
      "refstorage",
    ]
    var pointers = unsafe names.map {
      unsafe UnsafeRawPointer($0.utf8Start).assumingMemoryBound(to: CChar.self)
        as UnsafePointer<CChar>?
    }
    _ = unsafe tickets_git_set_extensions(&pointers, pointers.count)
  }
}
