internal import CLibgit2

extension Repository {
  /// Finds the repository that a folder is in; nil where there is none.
  ///
  /// A repository of another owner is refused with an error whose `isOwnershipRefusal` is true: ask
  /// git whether it accepts it, then call again with `skipOwnerValidation`.
  package static func discover(
    from directory: String, overrides: RepositoryOverrides = RepositoryOverrides(),
    skipOwnerValidation: Bool = false
  ) throws(GitError) -> Repository? {
    let handle = unsafe try GitLibrary.opening(skipOwnerValidation: skipOwnerValidation) {
      () throws(GitError) in
      unsafe try search(from: directory, overrides)
    }
    guard let handle = unsafe handle else { return nil }
    return unsafe try prepared(handle, from: directory, overrides)
  }

  private static func search(
    from directory: String, _ overrides: RepositoryOverrides
  ) throws(GitError) -> OpaquePointer? {
    var flags: UInt32 = 0
    if overrides.crossesFileSystems { flags |= numericCast(GIT_REPOSITORY_OPEN_CROSS_FS.rawValue) }
    if overrides.gitDirectory != nil {
      flags |= numericCast(GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue)
    }
    let ceiling = overrides.ceilingDirectories.joined(separator: ":")
    var handle: OpaquePointer?
    let code = unsafe git_repository_open_ext(
      &handle, overrides.gitDirectory ?? directory, flags, ceiling.isEmpty ? nil : ceiling)
    guard code < 0 else { return unsafe handle }
    let error = GitError.last(code: code, operation: "open the repository")
    if error.isNotFound { return nil }
    throw error
  }

  /// Checks the format, adds the work tree's own configuration, and sets the work tree.
  private static func prepared(
    _ handle: OpaquePointer, from directory: String, _ overrides: RepositoryOverrides
  ) throws(GitError) -> Repository {
    do {
      unsafe try setWorkTree(of: handle, from: directory, overrides)
    } catch {
      unsafe git_repository_free(handle)
      throw error
    }
    let repository = unsafe try Repository(handle: handle, indexFile: overrides.indexFile)
    try repository.refuseUnsupportedFormats()
    try repository.addWorktreeConfiguration()
    for folder in overrides.objectDirectories { repository.addObjects(in: folder) }
    return repository
  }

  /// As git does: a given repository without a given work tree has the starting folder as its own.
  private static func setWorkTree(
    of handle: OpaquePointer, from directory: String, _ overrides: RepositoryOverrides
  ) throws(GitError) {
    let isBare = unsafe git_repository_is_bare(handle) == 1
    var tree = overrides.workTree
    if tree == nil, overrides.gitDirectory != nil, !isBare, unsafe !namesWorkTree(handle) {
      tree = directory
    }
    guard let tree else { return }
    try check(unsafe git_repository_set_workdir(handle, tree, 0), "set the work tree")
  }

  /// Whether the configuration says where the work tree is.
  private static func namesWorkTree(_ handle: OpaquePointer) -> Bool {
    var settings: OpaquePointer?
    var entry: UnsafeMutablePointer<git_config_entry>?
    defer {
      unsafe git_config_entry_free(entry)
      unsafe git_config_free(settings)
      git_error_clear()
    }
    return unsafe git_repository_config(&settings, handle) == 0
      && git_config_get_entry(&entry, settings, "core.worktree") == 0
  }

  /// Lets objects be found in one more folder; one that is not there adds nothing.
  private func addObjects(in folder: String) {
    let code = unsafe git_odb_add_disk_alternate(database, folder)
    if code < 0 { git_error_clear() }
  }

  private func refuseUnsupportedFormats() throws(GitError) {
    let format = try configuration("extensions.objectformat") ?? "sha1"
    let storage = try configuration("extensions.refstorage") ?? "files"
    let fault: String
    if format.lowercased() != "sha1" {
      fault = "its objects are named by \(format), and libgit2 reads SHA-1 repositories only"
    } else if storage.lowercased() != "files" {
      fault = "its references are stored as \(storage), and libgit2 reads the files format only"
    } else {
      return
    }
    throw GitError(
      code: GitError.unsupportedRepository, message: fault, operation: "open the repository")
  }
}
