internal import CLibgit2

extension Repository {
  /// A work tree file's bytes as git would store them: line endings and the like.
  ///
  /// External filters (LFS) and `working-tree-encoding` are not applied.
  package func toGit(_ bytes: [UInt8], path: String) throws(GitError) -> [UInt8] {
    try filtered(bytes, path: path, mode: GIT_FILTER_TO_ODB)
  }

  /// A blob's bytes as git would write them to the work tree.
  package func toWorktree(_ bytes: [UInt8], path: String) throws(GitError) -> [UInt8] {
    try filtered(bytes, path: path, mode: GIT_FILTER_TO_WORKTREE)
  }

  private func filtered(
    _ bytes: [UInt8], path: String, mode: git_filter_mode_t
  ) throws(GitError) -> [UInt8] {
    let operation = "filter \(path)"
    var filters: OpaquePointer?
    let code = unsafe git_filter_list_load(&filters, handle, nil, path, mode, 0)
    try check(code, operation)
    guard let filters = unsafe filters else { return bytes }
    defer { unsafe git_filter_list_free(filters) }
    var buffer = unsafe git_buf()
    defer { unsafe git_buf_dispose(&buffer) }
    let result = unsafe bytes.withUnsafeBytes {
      unsafe git_filter_list_apply_to_buffer(
        &buffer, filters, $0.bindMemory(to: CChar.self).baseAddress, $0.count)
    }
    try check(result, operation)
    return unsafe buffer.bytes
  }
}
